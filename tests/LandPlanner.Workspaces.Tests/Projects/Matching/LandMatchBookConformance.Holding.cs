using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects;
using LandPlanner.Workspaces.Projects.Matching;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Projects.Matching;

/// <summary>Which land projects hold, by what they kept and where they lie, and who may have it back.</summary>
public abstract partial class LandMatchBookConformance
{
    [Fact]
    public async Task The_site_of_another_project_is_held()
    {
        await ProjectEntry.SetAsync(Workspace, _second, [], Square(0), Note, Today, Ct);

        Assert.Contains((await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct)).Result.RuledOut.Single(parcel => parcel.Id == 1).Reasons, reason => reason.Id == "held" && reason.Zh.Contains(_second, StringComparison.Ordinal));
        Assert.Contains((await LandMatchBook.FindAsync(Workspace, Request(_second, "14-16"), Ct)).Result.Offers, offer => offer.Parcels[0].Id == 1);
    }

    [Fact]
    public async Task A_project_that_was_given_up_holds_no_land()
    {
        await KeepAsync(_second, "14-16", 1);
        await ProjectEntry.SetAsync(Workspace, _second, [new("state", Project.Dropped)], null, Note, Today, Ct);

        Assert.Equal(2, (await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct)).Result.Offers.Count);
    }

    [Theory]
    [InlineData("POINT(420050 4141250)", "点位")]
    [InlineData("LINESTRING(420020 4141220, 420080 4141280)", "线位")]
    public async Task Of_a_project_known_as_a_point_or_a_line_it_is_said_that_its_land_is_not_known(string wkt, string what)
    {
        var third = await AddAsync("物流园", new NetTopologySuite.IO.WKTReader().Read(wkt));

        var before = (await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct)).Result;
        var own = (await LandMatchBook.FindAsync(Workspace, Request(third, "14-16"), Ct)).Result;
        await KeepAsync(third, "14-16", 2);
        var after = (await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct)).Result;

        // What fits comes first; where the point lies is open.
        Assert.Equal([(2L, MatchState.Fits), (1L, MatchState.Open)], before.Offers.Select(offer => (offer.Parcels[0].Id, offer.State)));
        Assert.Contains(before.Offers[1].NotKnown, reason => reason.Id == "held" && reason.Zh.Contains($"{third} 物流园 的{what}", StringComparison.Ordinal));
        Assert.Equal([$"{third} 物流园"], before.Unplaced);
        Assert.Empty(own.Unplaced);
        Assert.All(own.Offers, offer => Assert.Equal(MatchState.Fits, offer.State));
        // By now it is known: the parcel that it keeps, and no other.
        Assert.Equal([(1L, MatchState.Fits)], after.Offers.Select(offer => (offer.Parcels[0].Id, offer.State)));
        Assert.Empty(after.Unplaced);
    }

    [Fact]
    public async Task A_point_or_a_line_that_was_given_up_holds_no_land_either()
    {
        var third = await AddAsync("物流园", new Point(X + 50, Y + 50));
        await KeepAsync(third, "14-16", 2);
        await ProjectEntry.SetAsync(Workspace, third, [new("state", Project.Dropped)], null, Note, Today, Ct);

        var found = (await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct)).Result;

        Assert.All(found.Offers, offer => Assert.Equal(MatchState.Fits, offer.State));
        Assert.Equal(2, found.Offers.Count);
        Assert.Empty(found.Unplaced);
    }

    [Fact]
    public async Task A_project_that_was_given_up_does_not_take_its_land_back_from_another()
    {
        await KeepAsync(_second, "14-16", 1);
        await ProjectEntry.SetAsync(Workspace, _second, [new("state", Project.Dropped)], null, Note, Today, Ct);
        await KeepAsync(_first, "29-31", 1, 2);
        var revisions = await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);

        var refused = await Assert.ThrowsAnyAsync<WorkspaceException>(ActivateAsync);

        // 100 m × 100 m, less a hair on the ellipsoid.
        Assert.Matches($"{_second} .*cannot be set active again: YP2024-0001 甲 lies on ground that is kept for {_first} 冷链物流 by now \\(YP2024-0002 甲 \\+ 乙, (9,99\\d|10,00\\d)\\.\\d\\d m²\\)", refused.Message);
        Assert.Contains("match drop", refused.Message, StringComparison.Ordinal);
        Assert.Equal(revisions, await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct));
        await LandMatchBook.DropAsync(Workspace, "YP2024-0001", "已由他人使用", Note, Today, Ct);
        await ActivateAsync();
        Assert.False((await (await ProjectBook.OpenAsync(Workspace, Ct)).GetAsync(_second, Ct)).Project.IsDropped);
    }

    [Fact]
    public async Task A_project_that_nobody_stands_in_the_way_of_has_its_land_back()
    {
        await KeepAsync(_second, "14-16", 1);
        await ProjectEntry.SetAsync(Workspace, _second, [new("state", Project.Dropped)], null, Note, Today, Ct);
        await KeepAsync(_first, "14-16", 2);

        await ActivateAsync();

        Assert.DoesNotContain((await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct)).Result.Offers, offer => offer.Parcels[0].Id == 1);
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Neither_kept_land_nor_a_site_comes_back_over_what_others_have()
    {
        await KeepAsync(_second, "14-16", 1);
        await ProjectEntry.SetAsync(Workspace, _second, [new("state", Project.Dropped)], Square(100), Note, Today, Ct);
        await ProjectEntry.SetAsync(Workspace, _first, [], Square(50), Note, Today, Ct);
        var site = await Assert.ThrowsAnyAsync<WorkspaceException>(ActivateAsync);
        await ProjectEntry.SetAsync(Workspace, _first, [], Square(7000), Note, Today, Ct);
        await KeepAsync(_first, "14-16", 2);

        var kept = await Assert.ThrowsAnyAsync<WorkspaceException>(ActivateAsync);
        // With another site in the same step it may.
        await ProjectEntry.SetAsync(Workspace, _second, [new("state", Project.Active)], Square(8000), Note, Today, Ct);

        Assert.Contains($"within the site of {_first}", site.Message, StringComparison.Ordinal);
        Assert.Contains("its site lies on ground that is kept", kept.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("YP2024-0001", kept.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_take_the_same_land_at_once_by_keeping_it_and_by_coming_back_one_is_refused()
    {
        await KeepAsync(_second, "14-16", 1);
        await ProjectEntry.SetAsync(Workspace, _second, [new("state", Project.Dropped)], null, Note, Today, Ct);

        var both = await Task.WhenAll(new Func<Task>[] { () => KeepAsync(_first, "14-16", 1), ActivateAsync }.Select(async take =>
        {
            try
            {
                await take();
                return "";
            }
            catch (WorkspaceException refused)
            {
                return refused.Message;
            }
        }));

        Assert.Contains("YP2024-0001", Assert.Single(both, message => message.Length > 0), StringComparison.Ordinal);
    }
}
