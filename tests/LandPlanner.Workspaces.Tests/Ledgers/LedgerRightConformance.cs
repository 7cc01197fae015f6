using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Farmland;
using LandPlanner.Workspaces.FieldWork;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Ledgers;

/// <summary>Who writes the ledgers of farmland and of places once a workspace lists people: an auditor, a leader, and the clerk of the village, says <c>data/ledgers</c>.</summary>
public abstract class LedgerRightConformance(Town town) : TownConformance(town)
{
    private const double East = 420_000;
    private const double North = 4_130_000;
    private const string Planner = "周工";
    private const string Auditor = "吴工";
    private const string Clerk = "张三";

    private static readonly DateOnly Today = new(2025, 11, 25);

    [Theory]
    [InlineData("plots taken")]
    [InlineData("sown taken")]
    [InlineData("sown entered")]
    [InlineData("sown set")]
    [InlineData("plot set")]
    [InlineData("plots set")]
    [InlineData("place added")]
    [InlineData("place set")]
    [InlineData("places taken")]
    [InlineData("inspected")]
    [InlineData("round planned")]
    [InlineData("round finished")]
    [InlineData("round dropped")]
    public async Task A_row_is_written_by_the_ledgers_writers_alone(string act)
    {
        await ListAsync();
        var before = await RevisionsAsync();

        var planner = await Assert.ThrowsAsync<WorkspaceException>(() => ActAsync(act, Planner));
        var stranger = await Assert.ThrowsAsync<WorkspaceException>(() => ActAsync(act, "路人"));
        var gone = await Assert.ThrowsAsync<WorkspaceException>(() => ActAsync(act, "老李"));
        var clerk = await Assert.ThrowsAsync<WorkspaceException>(() => ActAsync(act, Clerk));

        Assert.Contains($"{Planner} is planner", planner.Message, StringComparison.Ordinal);
        Assert.Contains("not among the people", stranger.Message, StringComparison.Ordinal);
        Assert.Contains("left on 2024-01-01", gone.Message, StringComparison.Ordinal);
        Assert.Contains("张三 answers for 西村", clerk.Message, StringComparison.Ordinal);
        Assert.Equal(before, await RevisionsAsync());
        await ActAsync(act, Auditor);
        Assert.NotEqual(before, await RevisionsAsync());
    }

    [Fact]
    public async Task A_clerk_writes_for_the_own_village_and_gives_nothing_away_to_another()
    {
        await ListAsync();

        await PlaceEntry.AddAsync(Workspace, "waste-point", new(East - 500, North + 500), Texts(("name", "西点")), Today, Today, Note(Clerk), Ct);
        var given = await Assert.ThrowsAsync<WorkspaceException>(() => PlaceEntry.SetAsync(Workspace, "LJ-0002", Texts(("village", "东村")), null, Note(Clerk), Ct));

        Assert.Contains("LJ-0002 西点 is of 东村", given.Message, StringComparison.Ordinal);
        await PlaceEntry.SetAsync(Workspace, "LJ-0002", Texts(("person", "王五")), null, Note(Clerk), Ct);
    }

    /// <summary>Acceptance is for those who answer for the town, not for whoever did the work.</summary>
    [Fact]
    public async Task A_clerk_does_the_own_villages_work_and_neither_accepts_nor_restores_it()
    {
        await ListAsync();
        await PersonAsync(("name", "李村"), ("role", "village-clerk"), ("village", "东村"));
        await PlotTake.RunAsync(Workspace, new(PlotLedger.Abandoned, "疑似", Note("李村")), Ct);
        await ChangeAsync("restoration", "HF-0001", "李村", row => Completion.Complete(row, Today, Today));
        var before = await RevisionsAsync();

        var accepts = await Assert.ThrowsAsync<WorkspaceException>(() => ChangeAsync("restoration", "HF-0001", "李村", row => Completion.Accept(row, Today, "李村", null, Today)));
        var restores = await Assert.ThrowsAsync<WorkspaceException>(
            () => ChangeAsync("abandoned-plot", "LH-0001", "李村", row => AbandonedPlot.Restore(row, Today, Today, Workspace.Tables.Farmland.Abandonment)));
        var dismisses = await Assert.ThrowsAsync<WorkspaceException>(() => LedgerBulkChange.SetAsync(Workspace, "abandoned-plot", [1], [new("state", "dismissed")], (_, _) => [], Note("李村"), Ct));

        Assert.Contains("is for auditor, leader to say", accepts.Message, StringComparison.Ordinal);
        Assert.Contains("'restored' (已复耕)", restores.Message, StringComparison.Ordinal);
        Assert.Contains("李村 is village-clerk", dismisses.Message, StringComparison.Ordinal);
        Assert.Equal(before, await RevisionsAsync());
        await ChangeAsync("restoration", "HF-0001", Auditor, row => Completion.Accept(row, Today, "李工", null, Today));
        await ChangeAsync("abandoned-plot", "LH-0001", Auditor, row => AbandonedPlot.Restore(row, Today, Today, Workspace.Tables.Farmland.Abandonment));
    }

    [Fact]
    public async Task Where_nobody_is_listed_anybody_accepts()
    {
        await ChangeAsync("restoration", "HF-0001", "路人", row => Completion.Complete(row, Today, Today));

        Assert.Equal("accepted", (await ChangeAsync("restoration", "HF-0001", "路人", row => Completion.Accept(row, Today, "路人", null, Today))).After.Text("state"));
    }

    [Fact]
    public async Task Work_that_is_set_in_hand_again_has_no_day_on_which_it_was_done()
    {
        await ChangeAsync("restoration", "HF-0001", "路人", row => Completion.Complete(row, Today, Today));

        var set = await LedgerChange.SetAsync(Workspace, "restoration", "HF-0001", [new("state", "in-hand")], Rules, Note("路人"), Ct, PlotLedger.Restoration.Settled);
        await ChangeAsync("restoration", "HF-0001", "路人", row => Completion.Complete(row, Today, Today));
        var many = await LedgerBulkChange.SetAsync(Workspace, "restoration", [1], [new("state", "in-hand")], Rules, Note("路人"), Ct, PlotLedger.Restoration.Settled);

        Assert.Null(set.After.Date("done_on"));
        Assert.Null(Assert.Single(many.Rows).Date("done_on"));
    }

    [Fact]
    public async Task A_preview_is_for_everybody()
    {
        await ListAsync();

        Assert.NotEmpty((await PlaceTaking.RunAsync(Workspace, "站", "sewage-plant", Today, Today, preview: true, Note(Planner), Ct)).Places);
        Assert.NotEmpty((await PlotTake.RunAsync(Workspace, new(PlotLedger.Rectified, "疑似", Note(Planner)) { IsPreview = true }, Ct)).Offers);
        Assert.NotEmpty((await RoundPlanning.PlanAsync(Workspace, new(Today, PlaceFilter.All, new()) { IsPreview = true }, Note(Planner), Ct)).Elsewhere);
    }

    [Fact]
    public async Task What_comes_back_from_the_field_is_taken_in_by_writers_alone()
    {
        await ListAsync();
        var work = new PlaceFieldWork(Workspace);
        var package = await work.PackAsync("20251125-0001", "巡查", FileAt("."), Planner, false, Ct);
        using var back = await FieldReturn.ReadAsync(Workspace, package.Folder, Ct);
        var place = await (await PlaceBook.OpenAsync(Workspace, Ct)).GetAsync("LJ-0001", Ct);
        var plan = new PlaceFieldPlan();
        plan.Visits.Add(new(back.Subjects[0].Packed, place, new("LJ-0001", Today, Today, Texts(("clean", "clean"))), new(true, [])));
        var before = await RevisionsAsync();

        await Assert.ThrowsAsync<WorkspaceException>(() => work.AcceptAsync(plan, back, Planner, Ct));
        await Assert.ThrowsAsync<WorkspaceException>(() => work.AcceptAsync(plan, back, Clerk, Ct));

        Assert.Equal(before, await RevisionsAsync());
        Assert.NotNull(await work.AcceptAsync(plan, back, Auditor, Ct));
    }

    /// <summary>All in 东村, written while nobody was listed yet.</summary>
    protected override async Task BeginAsync()
    {
        await WriteAsync("村", LayerRole.Village, GeometryKind.Polygon, new([new("ZLDWMC", FieldType.Text)]), (Square(0, 0, 1000), ["东村"]), (Square(-1000, 0, 1000), ["西村"]));
        await WriteAsync("疑似", new("rectified-patch"), GeometryKind.Polygon, new([new("MC", FieldType.Text)]), (Square(100, 100, 50), ["东坡"]));
        await WriteAsync("调查", LayerRole.LandUse, GeometryKind.Polygon, new([new("DLBM", FieldType.Text), new("ZZSXDM", FieldType.Text)]), (Square(300, 300, 50), ["0103", "LS"]));
        await WriteAsync("站", new("place"), GeometryKind.Point, new([new("MC", FieldType.Text)]), (new Point(East + 700, North + 700), ["甲站"]));
        await PlotTake.RunAsync(Workspace, new(PlotLedger.Restoration, "疑似", Note(Planner)), Ct);
        await SownEntry.OfTextsAsync(Workspace, Sown("4"), Note(Planner), Ct);
        await PlaceEntry.AddAsync(Workspace, "waste-point", new(East + 500, North + 500), Texts(("name", "东点")), Today, Today, Note(Planner), Ct);
        await RoundPlanning.PlanAsync(Workspace, new(Today, PlaceFilter.All, new()), Note(Planner), Ct);
        await PlaceEntry.AddAsync(Workspace, "dust-source", new(East + 600, North + 600), Texts(("name", "东尘")), Today, Today.AddDays(9), Note(Planner), Ct);
    }

    private async Task ListAsync()
    {
        await PersonAsync(("name", Planner), ("role", "planner"));
        await PersonAsync(("name", Auditor), ("role", "auditor"));
        await PersonAsync(("name", Clerk), ("role", "village-clerk"), ("village", "西村"));
        await PersonAsync(("name", "老李"), ("role", "auditor"), ("left_on", "2024-01-01"));
    }

    private Task<LedgerChange> ChangeAsync(string form, string number, string author, Func<LedgerRow, LedgerRow> change) =>
        LedgerChange.CommitAsync(Workspace, form, number, (_, row) => change(row), Note(author), Ct);

    private Task ActAsync(string act, string author) => act switch
    {
        "plots taken" => PlotTake.RunAsync(Workspace, new(PlotLedger.Rectified, "疑似", Note(author)), Ct),
        "sown taken" => SownTake.RunAsync(Workspace, new("调查", 2025, "year", Note(author)), Ct),
        "sown entered" => SownEntry.OfTextsAsync(Workspace, Sown("5"), Note(author), Ct),
        "sown set" => SownEntry.SetAsync(Workspace, "ZZ-0001", [new("reporter", author)], null, Note(author), Ct),
        "plot set" => LedgerChange.SetAsync(Workspace, "restoration", "HF-0001", [new("responsible", author)], Rules, Note(author), Ct),
        "plots set" => LedgerBulkChange.SetAsync(Workspace, "restoration", [1], [new("responsible", author)], Rules, Note(author), Ct),
        "place added" => PlaceEntry.AddAsync(Workspace, "waste-point", new(East + 900, North + 900), Texts(("name", "新")), Today, Today, Note(author), Ct),
        "place set" => PlaceEntry.SetAsync(Workspace, "LJ-0001", Texts(("person", author)), null, Note(author), Ct),
        "places taken" => PlaceTaking.RunAsync(Workspace, "站", "sewage-plant", Today, Today, preview: false, Note(author), Ct),
        "inspected" => Inspecting.RunAsync(Workspace, new("LJ-0001", Today, Today, Texts(("clean", "clean"))), Note(author), Ct),
        "round planned" => RoundPlanning.PlanAsync(Workspace, new(Today.AddDays(9), PlaceFilter.All, new()), Note(author), Ct),
        "round finished" => RoundPlanning.FinishAsync(Workspace, "20251125-0001", Today, leave: true, Note(author), Ct),
        "round dropped" => RoundPlanning.DropAsync(Workspace, "20251125-0001", Note(author), Ct),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    private IReadOnlyList<string> Rules(LedgerRow before, LedgerRow after) => PlotLedger.Restoration.ComplaintsOn(Today, Workspace.Tables.Farmland)(before, after);

    private static KeyValuePair<string, string>[] Sown(string month) =>
        [new("year", "2025"), new("month", month), new("season", "summer"), new("village", "东村"), new("crop", "小麦"), new("area_mu", "3")];

    private static Dictionary<string, string> Texts(params (string Field, string Text)[] texts) => texts.ToDictionary(text => text.Field, text => text.Text);

    private static RevisionNote Note(string author) => new(author, "测试");

    private static Geometry Square(double x, double y, double side) => new WKTReader().Read(FormattableString.Invariant(
        $"POLYGON (({East + x} {North + y}, {East + x + side} {North + y}, {East + x + side} {North + y + side}, {East + x} {North + y + side}, {East + x} {North + y}))"));

    private Task<Revision> PersonAsync(params (string Field, string Text)[] texts) => People.SetAsync(Workspace, Texts(texts), Note(Planner), DateOnly.FromDateTime(DateTime.UtcNow), Ct);

    private Task<Revision> WriteAsync(string layer, LayerRole role, GeometryKind kind, FeatureSchema schema, params (Geometry Shape, object?[] Values)[] features) => Workspace.Store.WriteLayerAsync(
        new(layer, role, kind, schema), WriteMode.Create, features.Select(feature => new Feature(0, feature.Shape, feature.Values)).ToAsyncEnumerable(),
        () => new("a.shp", "", "", "test", "UTF-8", "format", "EPSG:4550", "caller", new(1, 1, 0, 0, default, default, default, default, default, [])), Note(Planner), Ct);

    private async Task<int> RevisionsAsync() => await Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);
}
