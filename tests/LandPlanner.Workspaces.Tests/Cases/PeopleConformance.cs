using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Who works with a workspace, in either store.</summary>
public abstract class PeopleConformance(Town town) : TownConformance(town)
{
    private static readonly DateOnly Today = new(2024, 6, 3);

    [Fact]
    public async Task Of_many_who_add_one_person_at_once_one_does_and_the_others_are_told()
    {
        var told = await Task.WhenAll(Enumerable.Range(1, 4).Select(async i =>
        {
            await using var workspace = await Workspace.OpenAsync(Address, readOnly: false, Ct);
            return await Record.ExceptionAsync(() => SetAsync(workspace, "李四", $"第 {i} 村", Unseen));
        }));

        Assert.Single(await People.ListAsync(Workspace, Ct));
        Assert.Equal(3, told.OfType<EditConflictException>().Count());
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Who_changes_a_person_whom_somebody_else_has_changed_since_is_told_by_whom()
    {
        await SetAsync(Workspace, "李四", "甲村", Unseen);
        var seen = Assert.Single(await People.ListAsync(Workspace, Ct));
        await SetAsync(Workspace, "李四", "乙村", seen);

        var told = await Assert.ThrowsAsync<EditConflictException>(() => SetAsync(Workspace, "李四", "丙村", seen));

        Assert.Equal("登记 乙村", told.Since!.Note.Reason);
        Assert.Equal("乙村", Assert.Single(await People.ListAsync(Workspace, Ct)).Text("village"));
    }

    [Fact]
    public async Task Who_has_looked_at_nothing_changes_a_person_as_they_stand()
    {
        await SetAsync(Workspace, "李四", "甲村", null);
        await SetAsync(Workspace, "李四", "乙村", null);

        Assert.Equal("乙村", Assert.Single(await People.ListAsync(Workspace, Ct)).Text("village"));
    }

    [Fact]
    public async Task Of_two_leaders_who_send_each_other_away_at_once_one_stays()
    {
        Task<Revision> RoleAsync(Workspace workspace, string name, string role, string author) =>
            People.SetAsync(workspace, new Dictionary<string, string> { ["name"] = name, ["role"] = role }, new(author, role), Today, Ct);
        await RoleAsync(Workspace, "镇长", "leader", "镇长");
        await RoleAsync(Workspace, "书记", "leader", "镇长");

        // Opened before, so that both look before either has written.
        await using var one = await Workspace.OpenAsync(Address, readOnly: false, Ct);
        await using var other = await Workspace.OpenAsync(Address, readOnly: false, Ct);

        var told = await Task.WhenAll(new[] { (one, "镇长", "书记"), (other, "书记", "镇长") }.Select(async pair => await Record.ExceptionAsync(() => RoleAsync(pair.Item1, pair.Item2, "planner", pair.Item3))));

        Assert.Single(told, refusal => refusal is WorkspaceException);
        Assert.Single(await People.ListAsync(Workspace, Ct), person => person.Text("role") == "leader");
    }

    /// <summary>What somebody sees who finds nobody of that name.</summary>
    private LedgerRow Unseen => LedgerRow.New(Workspace.Tables.Ledgers.Get(People.FormId).Schema, null);

    /// <summary>Who is listed as the first lists themselves.</summary>
    private static Task<Revision> SetAsync(Workspace workspace, string name, string village, LedgerRow? seen) => People.SetAsync(
        workspace, new Dictionary<string, string> { ["name"] = name, ["role"] = "village-clerk", ["village"] = village }, new(name, $"登记 {village}"), Today, Ct, seen);
}
