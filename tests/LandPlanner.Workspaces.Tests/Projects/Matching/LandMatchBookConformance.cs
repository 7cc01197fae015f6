using LandPlanner.Features;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects;
using LandPlanner.Workspaces.Projects.Matching;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Projects.Matching;

/// <summary>What matching land with projects does in either store. Squares of 100 m are 15 mu.</summary>
public abstract partial class LandMatchBookConformance(Town town) : TownConformance(town)
{
    private const double X = 420_000;
    private const double Y = 4_141_200;
    private const string Tracts = "成片";
    private static readonly DateOnly Today = new(2024, 6, 1);

    private string _first = "";
    private string _second = "";

    /// <summary>Three tracts, of which the first two adjoin; farmland on the third; two projects.</summary>
    protected override async Task BeginAsync()
    {
        await WriteAsync(Tracts, "tract-scheme", ("甲", 0), ("乙", 100), ("丙", 1000));
        await WriteAsync("永农", "basic-farmland", ("", 1050), ("", -5000), ("", 5000));
        await WriteAsync("红线", "red-line", ("", -5000), ("", 5000));
        _first = await AddAsync("冷链物流");
        _second = await AddAsync("精密机械");
    }

    [Fact]
    public async Task Land_is_found_alone_and_together_and_farmland_is_left_out()
    {
        var (project, alone) = await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct);
        var together = (await LandMatchBook.FindAsync(Workspace, Request("冷链物流", "29-31"), Ct)).Result;

        Assert.Equal(_first, project.Number);
        Assert.Equal(["乙", "甲"], alone.Offers.Select(offer => offer.Name).Order(StringComparer.Ordinal));
        Assert.All(alone.Offers, offer => Assert.Equal(MatchState.Fits, offer.State));
        Assert.Contains(Assert.Single(alone.RuledOut).Reasons, reason => reason is { Id: "basic-farmland-occupied", Outcome: MatchOutcome.Fail });
        Assert.Equal("甲 + 乙", Assert.Single(together.Offers).Name);
    }

    [Fact]
    public async Task What_is_kept_says_who_when_why_and_which_parcels()
    {
        var (row, _) = await KeepAsync(_first, "29-31", 1, 2);

        var match = Assert.Single(await LandMatchBook.ListAsync(Workspace, null, Ct));
        Assert.Equal(("YP2024-0001", _first, "周工"), (match.Number, match.Project, match.Row.Text("kept_by")));
        Assert.Equal(row.Text("number"), match.Number);
        Assert.Equal(Today, match.Row.Date("kept_on"));
        Assert.Equal([(Tracts, 1L, 1L), (Tracts, 2L, 1L)], match.Parcels.Select(parcel => (parcel.Layer, parcel.Id, parcel.Version)));
        Assert.Equal(match.Area, match.Parcels[0].Area + match.Parcels[1].Area);
        Assert.Contains(match.Reasons, reason => reason is { Id: "area", Outcome: "pass", Points: not null });
        Assert.Contains("29.00–31.00 亩", match.NeedZh, StringComparison.Ordinal);
        // Two squares that adjoin are one rectangle.
        Assert.Equal(1, match.Row.Shape!.NumGeometries);
        Assert.True(match.Row.Shape.IsValid);
        Assert.False(match.IsOutdated);
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Kept_land_is_nobody_elses_until_it_is_dropped()
    {
        await KeepAsync(_first, "14-16", 1);

        var others = (await LandMatchBook.FindAsync(Workspace, Request(_second, "14-16"), Ct)).Result;
        var own = (await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct)).Result;
        var refused = await Assert.ThrowsAnyAsync<WorkspaceException>(() => KeepAsync(_second, "14-16", 1));
        await LandMatchBook.DropAsync(Workspace, "YP2024-0001", "选址调整", Note, Today, Ct);
        var after = (await LandMatchBook.FindAsync(Workspace, Request(_second, "14-16"), Ct)).Result;

        Assert.Equal("乙", Assert.Single(others.Offers).Name);
        Assert.Contains(others.RuledOut.Single(parcel => parcel.Id == 1).Reasons, reason => reason.Id == "held" && reason.Zh.Contains("YP2024-0001", StringComparison.Ordinal));
        Assert.Equal(2, own.Offers.Count);
        Assert.Contains("YP2024-0001", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, after.Offers.Count);
        var dropped = Assert.Single(await LandMatchBook.ListAsync(Workspace, _first, Ct));
        Assert.True(dropped.IsDropped);
        Assert.Equal(("选址调整", Today), (dropped.Row.Text("drop_reason"), dropped.Row.Date("dropped_on")));
    }

    [Fact]
    public async Task A_match_is_dropped_once_and_with_a_reason()
    {
        await KeepAsync(_first, "14-16", 1);

        await Assert.ThrowsAnyAsync<WorkspaceException>(() => LandMatchBook.DropAsync(Workspace, "YP2024-0001", " ", Note, Today, Ct));
        await LandMatchBook.DropAsync(Workspace, "YP2024-0001", "选址调整", Note, Today, Ct);

        Assert.Contains("already", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => LandMatchBook.DropAsync(Workspace, "YP2024-0001", "又", Note, Today, Ct))).Message, StringComparison.Ordinal);
        Assert.Contains("no match", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => LandMatchBook.DropAsync(Workspace, "YP2024-0009", "又", Note, Today, Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_is_outdated_when_a_parcel_changed_or_is_gone()
    {
        await KeepAsync(_first, "29-31", 1, 2);
        var parcels = await Workspace.Store.ReadAsync(Tracts, FeatureQuery.All, Ct).ToListAsync(Ct);

        await Workspace.Store.CommitAsync(new(Note) { Updates = [new(Tracts, 1, 1, parcels[0].Shape, ["甲（更名）", "2024"])] }, Ct);
        var renamed = Assert.Single(await LandMatchBook.ListAsync(Workspace, null, Ct));
        await Workspace.Store.CommitAsync(new(Note) { Updates = [new(Tracts, 1, 2, Square(0, 99), ["甲（更名）", "2024"])], Deletes = [new(Tracts, 2, 1)] }, Ct);
        var changed = Assert.Single(await LandMatchBook.ListAsync(Workspace, null, Ct));

        Assert.True(renamed.IsOutdated);
        Assert.Contains("属性已变更", Assert.Single(renamed.Changes).Zh, StringComparison.Ordinal);
        Assert.Equal([1L, 2L], changed.Changes.Select(change => change.Parcel.Id));
        Assert.Contains("图形已变更", changed.Changes[0].Zh, StringComparison.Ordinal);
        Assert.Contains("已不存在", changed.Changes[1].Zh, StringComparison.Ordinal);
    }

    [Fact]
    public Task Of_two_who_keep_the_same_parcel_at_once_one_is_told_who_has_it() => OneIsRefusedAsync(_first, _second);

    [Fact]
    public Task Of_two_who_keep_the_same_parcel_for_the_same_project_at_once_one_is_told_that_it_is_kept() => OneIsRefusedAsync(_first, _first);

    [Fact]
    public async Task A_project_keeps_a_parcel_once_until_it_is_dropped()
    {
        await KeepAsync(_first, "14-16", 1);

        var refused = await Assert.ThrowsAnyAsync<WorkspaceException>(() => KeepAsync(_first, "29-31", 1, 2));
        await KeepAsync(_first, "14-16", 2);
        await LandMatchBook.DropAsync(Workspace, "YP2024-0001", "选址调整", Note, Today, Ct);
        await KeepAsync(_first, "14-16", 1);

        Assert.Contains("YP2024-0001", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["YP2024-0002", "YP2024-0003"], (await LandMatchBook.ListAsync(Workspace, null, Ct)).Where(match => !match.IsDropped).Select(match => match.Number));
    }

    private async Task OneIsRefusedAsync(params string[] projects)
    {
        var both = await Task.WhenAll(projects.Select(async project =>
        {
            try
            {
                await KeepAsync(project, "14-16", 1);
                return "";
            }
            catch (WorkspaceException refused)
            {
                return refused.Message;
            }
        }));

        Assert.Contains("YP2024-0001", Assert.Single(both, message => message.Length > 0), StringComparison.Ordinal);
        Assert.Single(await LandMatchBook.ListAsync(Workspace, null, Ct));
    }

    [Theory]
    [InlineData("29-31", 1, 3)]
    [InlineData("14-16", 3, 3)]
    [InlineData("20-30", 1, 1)]
    public async Task What_speaks_against_a_site_keeps_it_from_being_kept(string area, long from, long to)
    {
        var revisions = await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);

        await Assert.ThrowsAnyAsync<WorkspaceException>(() => KeepAsync(_first, area, [.. new[] { from, to }.Distinct()]));

        Assert.Equal(revisions, await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task What_a_project_needs_and_has_not_got_is_its_need()
    {
        await ProjectEntry.SetAsync(Workspace, _first, [new("land_needed", "20"), new("land_held", "6")], null, Note, Today, Ct);

        var need = (await LandMatchBook.FindAsync(Workspace, Request(_first, ""), Ct)).Result.Need;

        // 14 mu, and a tenth more.
        Assert.Equal((14m, 15.4m), (need.Least.Mu(2), need.Most.Mu(2)));
    }

    [Fact]
    public async Task Of_approvals_only_what_is_not_supplied_is_looked_at()
    {
        var schema = new FeatureSchema([new("XMMC", FieldType.Text), new("PZLX", FieldType.Text)]);
        await WriteAsync("批准", "approval", schema, (["未供地块", "批而未供"], 3000), (["已供地块", "出让"], 4000));

        var found = (await LandMatchBook.FindAsync(Workspace, Request(_first, "14-16"), Ct)).Result;

        Assert.Equal(4, found.Looked);
        Assert.Contains(found.Offers, offer => offer.Name == "未供地块");
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused()
    {
        Assert.Contains("land_needed", await RefusedAsync(Request(_first, "")), StringComparison.Ordinal);
        Assert.Contains("upside down", await RefusedAsync(Request(_first, "30-20")), StringComparison.Ordinal);
        Assert.Contains("no range", await RefusedAsync(Request(_first, "很多")), StringComparison.Ordinal);
        Assert.Contains("没有这层", await RefusedAsync(Request(_first, "14-16") with { Layers = ["没有这层"] }), StringComparison.Ordinal);
        Assert.Contains("没有这路", await RefusedAsync(Request(_first, "14-16") with { Roads = "没有这路" }), StringComparison.Ordinal);
        Assert.Contains("XM9999", await RefusedAsync(Request("XM9999", "14-16")), StringComparison.Ordinal);
        Assert.Contains("'9999'", await RefusedAsync(Request(_first, "14-16") with { Need = new() { Area = "14-16", Planned = "9999" } }), StringComparison.Ordinal);
        Assert.Contains("it is a ledger", await RefusedAsync(Request(_first, "14-16") with { Layers = ["项目台账"] }), StringComparison.Ordinal);
    }

    private static RevisionNote Note => new("周工", "测试");

    private static LandMatchRequest Request(string project, string area) => new(project, new() { Area = area }, Today);

    private async Task<string> RefusedAsync(LandMatchRequest request) => (await Assert.ThrowsAnyAsync<WorkspaceException>(() => LandMatchBook.FindAsync(Workspace, request, Ct))).Message;

    private Task<(LandPlanner.Ledgers.LedgerRow Row, LandOffer Offer)> KeepAsync(string project, string area, params long[] ids) =>
        LandMatchBook.KeepAsync(Workspace, Request(project, area), [.. ids.Select(id => (Tracts, id))], "", Note, Today, Ct);

    private Task<ProjectFile> ActivateAsync() => ProjectEntry.SetAsync(Workspace, _second, [new("state", Project.Active)], null, Note, Today, Ct);

    private Task<string> AddAsync(string name) => AddAsync(name, Square(name == "冷链物流" ? 7000 : 8000));

    private async Task<string> AddAsync(string name, Geometry site) => (await ProjectEntry.AddAsync(Workspace, [new("name", name), new("kind", "industry")], site, Note, Today, Ct)).Project.Number;

    private Task WriteAsync(string layer, string role, params (string Name, double X)[] rows) =>
        WriteAsync(layer, role, new FeatureSchema([new("DKMC", FieldType.Text), new("ND", FieldType.Text)]), [.. rows.Select(row => (new object?[] { row.Name, "2024" }, row.X))]);

    private async Task WriteAsync(string layer, string role, FeatureSchema schema, params (object?[] Values, double X)[] rows)
    {
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(rows.Length, rows.Length, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(
            new(layer, new(role), GeometryKind.Polygon, schema), WriteMode.Create, rows.Select(row => new Feature(0, Square(row.X), row.Values)).ToAsyncEnumerable(), () => provenance, Note, Ct);
    }

    private static MultiPolygon Square(double x, double side = 100) => new([new Polygon(new([new(X + x, Y), new(X + x + side, Y), new(X + x + side, Y + side), new(X + x, Y + side), new(X + x, Y)]))]);
}
