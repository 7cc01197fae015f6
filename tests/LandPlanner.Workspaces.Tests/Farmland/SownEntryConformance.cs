using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Farmland;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Tests.Farmland;

/// <summary>What people enter of sown crops month by month, changed by several.</summary>
public abstract class SownEntryConformance(Town town) : TownConformance(town)
{
    private static readonly RevisionNote Note = new("周工", "测试");

    [Fact]
    public async Task Of_several_entries_that_are_set_to_one_month_at_once_one_gets_there()
    {
        for (var month = 1; month <= 4; month++)
            await EnterAsync(month);

        var refusals = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(() => Record.ExceptionAsync(() => SetAsync($"ZZ-{i:0000}", null, new("month", "9"))).AsTask())));

        Assert.Single(refusals, refusal => refusal is null);
        Assert.All(refusals.OfType<Exception>(), refusal => Assert.Contains("of the same month already", refusal.Message, StringComparison.Ordinal));
        Assert.Single(await RowsAsync(), row => row.Integer("month") == 9);
    }

    [Fact]
    public async Task An_entry_that_was_changed_since_it_was_seen_is_not_set()
    {
        await EnterAsync(5);
        var seen = Assert.Single(await RowsAsync()).Feature.Version;
        await SetAsync("ZZ-0001", seen, new("area_mu", "20"));

        await Assert.ThrowsAsync<EditConflictException>(() => SetAsync("ZZ-0001", seen, new("area_mu", "30")));

        Assert.Equal(20, Assert.Single(await RowsAsync()).Real("area_mu"));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_trace()
    {
        await Assert.ThrowsAsync<WorkspaceException>(() => SetAsync("ZZ-0001", null, new("month", "9")));

        Assert.Empty(await Workspace.Store.ListLayersAsync(Ct));
    }

    [Fact]
    public async Task An_entry_is_withdrawn_and_the_history_keeps_it()
    {
        await EnterAsync(5);
        await EnterAsync(6);
        var seen = (await RowsAsync())[0].Feature.Version;

        await Assert.ThrowsAsync<EditConflictException>(() => SownEntry.WithdrawAsync(Workspace, "ZZ-0001", seen + 1, Note, Ct));
        var revision = await SownEntry.WithdrawAsync(Workspace, "ZZ-0001", seen, Note, Ct);

        Assert.Equal(["ZZ-0002"], (await RowsAsync()).Select(row => row.Text("number")));
        var before = await Workspace.Store.ReadAsync("种植台账", new() { AsOf = revision.Number - 1 }, Ct).CountAsync(Ct);
        Assert.Equal(2, before);
        await Assert.ThrowsAsync<WorkspaceException>(() => SownEntry.WithdrawAsync(Workspace, "ZZ-0001", null, Note, Ct));
        // The month is free again.
        await EnterAsync(5);
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task What_a_survey_told_is_not_withdrawn()
    {
        await EnterAsync(5);
        var ledger = await Ledger.OpenAsync(Workspace, "sown-crop", Ct);
        var row = Assert.Single(await RowsAsync());
        await Workspace.Store.CommitAsync(new(Note) { Updates = [ledger.Update(row.With("by", "survey"))] }, Ct);

        await Assert.ThrowsAsync<LedgerEntryException>(() => SownEntry.WithdrawAsync(Workspace, "ZZ-0001", null, Note, Ct));

        Assert.Single(await RowsAsync());
    }

    private Task<SownEntry> EnterAsync(int month) => SownEntry.OfTextsAsync(
        Workspace, [new("year", "2025"), new("month", $"{month}"), new("season", "summer"), new("village", "东村"), new("crop", "wheat"), new("area_mu", "10")], Note, Ct);

    private Task<LedgerChange> SetAsync(string number, long? seen, KeyValuePair<string, string> text) => SownEntry.SetAsync(Workspace, number, [text], seen, Note, Ct);

    private async Task<List<LedgerRow>> RowsAsync() => await (await Ledger.OpenAsync(Workspace, "sown-crop", Ct)).ReadAsync(new(), Ct).ToListAsync(Ct);
}
