using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Tests.Imports;

namespace LandPlanner.Workspaces.Tests.Auditing;

public sealed class LiveCheckTests
{
    private const double East = 500_000;
    private const double North = 3_300_000;

    private static readonly DateOnly Day = new(2026, 1, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_what_the_audit_keeps()
    {
        await using var desk = await SetAsync();
        await desk.ImportAsync(desk.Write([("一号", Json(60, 60, 30))]), "tracts", "tract-scheme", ImportDesk.Plane);
        await using var live = await LiveCheck.OpenAsync(desk.Workspace, null, Day, Ct);
        var run = await AuditRun.ExecuteAsync(desk.Workspace, new(new("周工", "审查")) { On = Day }, Ct);

        var reading = live.Check("tracts", (await desk.ReadAsync("tracts"))[0]);

        Assert.Equal(
            run.Result.Findings.Where(finding => finding.Layer == "tracts").Select(finding => (finding.Rule, finding.Verdict, finding.Area)),
            reading.Answer.Rules.Where(rule => rule.Found is not null).Select(rule => (rule.Rule, rule.Verdict, rule.Found!.Area)));
        Assert.Contains(reading.Answer.Rules, rule => rule.Verdict == Verdict.Violation);
    }

    [Fact]
    public async Task Own_commits_are_taken_in()
    {
        await using var desk = await SetAsync();
        await using var live = await LiveCheck.OpenAsync(desk.Workspace, null, Day, Ct);
        Assert.Equal(Verdict.Violation, Occupied(live));

        var revision = await live.CommitAsync(Delete((await desk.ReadAsync("farmland"))[..1]), Ct);

        Assert.Equal(Verdict.Clear, Occupied(live));
        Assert.Equal((revision.Number, revision.Hash), (live.StandsOn.Number, live.StandsOn.Hash));
    }

    [Fact]
    public async Task Commits_of_others_are_taken_in_when_asked_and_the_answer_says_what_it_stands_on()
    {
        await using var desk = await SetAsync();
        await using var live = await LiveCheck.OpenAsync(desk.Workspace, null, Day, Ct);
        var before = live.StandsOn;
        var revision = await desk.Workspace.Store.CommitAsync(Delete((await desk.ReadAsync("farmland"))[..1]), Ct);

        Assert.Equal((Verdict.Violation, before.Hash), (Occupied(live), live.Check(new("tract-scheme"), Square(60, 60, 30)).Head));
        await live.RefreshAsync(Ct);
        Assert.Equal((Verdict.Clear, revision.Hash), (Occupied(live), live.Check(new("tract-scheme"), Square(60, 60, 30)).Head));
    }

    [Fact]
    public async Task A_layer_written_anew_is_read_anew()
    {
        await using var desk = await SetAsync();
        await using var live = await LiveCheck.OpenAsync(desk.Workspace, null, Day, Ct);

        await desk.ImportAsync(desk.Write([("远", Json(1000, 0, 10)), ("近", Json(-500, -500, 10)), ("北", Json(0, 900, 10))]), "farmland", "basic-farmland", ImportDesk.Plane);
        await live.RefreshAsync(Ct);

        Assert.Equal(Verdict.Clear, Occupied(live));
    }

    [Fact]
    public async Task A_layer_that_is_a_constraint_no_longer_constrains_nothing()
    {
        await using var desk = await SetAsync();
        await using var live = await LiveCheck.OpenAsync(desk.Workspace, null, Day, Ct);
        Assert.Equal(Verdict.Violation, Occupied(live));

        await desk.ImportAsync(desk.Write([("中", Json(0, 0, 100))]), "farmland", "reference", ImportDesk.Plane);
        var head = await live.RefreshAsync(Ct);

        Assert.Equal(Verdict.NotCovered, Occupied(live));
        Assert.Equal((await desk.Workspace.Store.ReadRevisionsAsync(Ct).LastAsync(Ct)).Hash, head.Hash);
    }

    [Fact]
    public async Task A_layer_that_was_not_there_is_taken_in()
    {
        await using var desk = await ImportDesk.SetAsync();
        await using var live = await LiveCheck.OpenAsync(desk.Workspace, null, Day, Ct);
        Assert.Equal(Verdict.NotCovered, Occupied(live));

        await desk.ImportAsync(desk.Write([("中", Json(0, 0, 100))]), "farmland", "basic-farmland", ImportDesk.Plane);
        await live.RefreshAsync(Ct);

        Assert.Equal(Verdict.Violation, Occupied(live));
    }

    [Fact]
    public async Task A_findings_layer_is_nothing_to_take_in()
    {
        await using var desk = await SetAsync();
        await using var live = await LiveCheck.OpenAsync(desk.Workspace, null, Day, Ct);
        var before = live.StandsOn;

        await AuditRun.ExecuteAsync(desk.Workspace, new(new("周工", "审查")) { On = Day }, Ct);

        Assert.Equal(before, await live.RefreshAsync(Ct));
    }

    [Fact]
    public async Task So_many_edits_that_all_is_laid_out_anew_change_no_answer()
    {
        await using var desk = await SetAsync();
        await desk.ImportAsync(
            desk.Write([("大", Json(0, 0, 100)), .. Enumerable.Range(0, 600).Select(i => ($"小{i}", Json(200 + 3 * i, 0, 2)))]),
            "farmland", "basic-farmland", ImportDesk.Plane);
        await using var live = await LiveCheck.OpenAsync(desk.Workspace, null, Day, Ct);
        var features = await desk.ReadAsync("farmland");

        await live.CommitAsync(Delete(features[1..^5]), Ct);
        await live.CommitAsync(Delete(features[^5..^3]), Ct);
        Assert.Equal(Verdict.Violation, Occupied(live));
        await live.CommitAsync(Delete(features[..1]), Ct);
        for (var times = 0; times < 3; times++)
            await live.RefreshAsync(Ct);

        Assert.NotEqual(Verdict.Violation, Occupied(live));
    }

    private static Verdict Occupied(LiveCheck live) =>
        live.Check(new("tract-scheme"), Square(60, 60, 30)).Answer.Rules.Single(rule => rule.Rule == "basic-farmland-occupied").Verdict;

    private static async Task<ImportDesk> SetAsync()
    {
        var desk = await ImportDesk.SetAsync();
        await desk.ImportAsync(
            desk.Write([("中", Json(0, 0, 100)), ("远", Json(1000, 0, 10)), ("近", Json(-500, -500, 10)), ("北", Json(0, 900, 10))]),
            "farmland", "basic-farmland", ImportDesk.Plane);
        return desk;
    }

    private static Edit Delete(IEnumerable<Feature> features) => new(new("周工", "删除"))
    {
        Deletes = [.. features.Select(feature => new FeatureDelete("farmland", feature.Id, feature.Version))],
    };

    private static double[] Ring(double x, double y, double side) =>
    [
        East + x, North + y, East + x + side, North + y, East + x + side, North + y + side, East + x, North + y + side, East + x, North + y,
    ];

    private static string Json(double x, double y, double side) => ImportDesk.Polygon(Ring(x, y, side));

    private static LooseShape Square(double x, double y, double side) => new(GeometryKind.Polygon, Ring(x, y, side), [5], [1]);
}
