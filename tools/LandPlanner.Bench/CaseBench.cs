using System.Diagnostics;
using LandPlanner.Areas;
using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;
using NetTopologySuite.Geometries;

namespace LandPlanner.Bench;

/// <summary>A ledger of 100,000 cases with four moves each, on both stores: lists asked of the store, lists held in memory, and the board.</summary>
internal static class CaseBench
{
    private const string Name = "cases";
    private const int Cases = 100_000;
    private const int Runs = 5;
    private const int Page = 100;
    private const double LimitMs = 200;

    private static readonly DateOnly Today = new(2024, 12, 31);

    public static async Task RunAsync(BenchFolder folder, CancellationToken ct)
    {
        await using (var file = await Workspace.CreateAsync(folder.At("cases.gpkg"), new(4550), "bench", ct))
            await MeasureAsync("gpkg", file, ct);
        using var cluster = PostGisCluster.Start("-c shared_buffers=512MB");
        await using var server = await Workspace.CreateAsync(cluster.Address("cases"), new(4550), "bench", ct);
        await MeasureAsync("postgis", server, ct);
    }

    private static async Task MeasureAsync(string store, Workspace workspace, CancellationToken ct)
    {
        await FillAsync(workspace, ct);
        var day = new CaseDay(workspace.Tables.CaseProcess, Today, workspace.Tables.CaseTargets.SoonDays);
        var layer = workspace.Tables.Ledgers.Get(CaseBook.FormId).Layer;
        foreach (var (row, filter, order) in Questions())
        {
            var query = filter.ToQuery(day, order, Page);
            await LimitAsync($"{store}-{row}", async () => _ = await workspace.Store.ReadAsync(layer, query, ct).CountAsync(ct));
        }

        var clock = Stopwatch.StartNew();
        var list = await CaseFigures.ListAsync(workspace, workspace.Store, ct);
        Row.Note(Name, $"{store} hold_ms={clock.Elapsed.TotalMilliseconds:F0}");
        foreach (var (row, filter, order) in Questions())
            await LimitAsync($"{store}-held-{row}", () => Task.FromResult(list.Select(filter, order, day)));
        await LimitAsync($"{store}-held-text", () => Task.FromResult(list.Select(new() { Text = "99" }, CaseOrder.Urgency, day)));
        await LimitAsync($"{store}-held-urgency", () => Task.FromResult(list.Select(CaseFilter.All, CaseOrder.Urgency, day)));
        clock.Restart();
        var board = await CaseFigures.ReadAsync(workspace, CaseFilter.All, CasePeriod.Year(2024), CaseFacet.Village, Today, ct);
        Row.Note(Name, $"{store} board_ms={clock.Elapsed.TotalMilliseconds:F0} months={board.Months.Count} stock={board.Months[^1].StockAtEnd}");
    }

    private static (string Row, CaseFilter Filter, CaseOrder Order)[] Questions() =>
    [
        ("due", CaseFilter.All, new(CaseOrderKey.Due)),
        ("overdue-by-area", new() { Urgencies = [CaseUrgency.Overdue] }, new(CaseOrderKey.Area, IsDescending: true)),
        ("village-kind", new() { Villages = ["村3", "村4"], Kinds = ["pond", "orchard"] }, new(CaseOrderKey.Number)),
        ("mine", new() { Persons = ["人7"], Stages = [CaseStage.Open] }, new(CaseOrderKey.Due)),
    ];

    private static async Task LimitAsync(string row, Func<Task> ask)
    {
        var times = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            times[run] = clock.Elapsed.TotalMilliseconds;
        }

        Row.Limit(Name, row, Row.Median(times), LimitMs);
    }

    private static async Task FillAsync(Workspace workspace, CancellationToken ct)
    {
        var (forms, chance) = (workspace.Tables.Ledgers, new Random(7));
        string[][] ways =
        [
            ["issued"], ["issued", "assigned"], ["issued", "assigned", "compared", "evidenced", "town-review"], ["issued", "assigned", "legal"],
            ["issued", "assigned", "legal", "closed"], ["issued", "assigned", "rectifying", "inspection", "closed"], ["issued", "assigned", "rectifying", "inspection", "closed", "archived"],
        ];
        var plan = Enumerable.Range(1, Cases).Select(i => (Number: i, Way: ways[chance.Next(ways.Length)], Issued: new DateOnly(2024, 1, 1).AddDays(chance.Next(330)), Pace: 1 + chance.Next(9))).ToList();
        await WriteAsync(workspace, forms.Get(CaseBook.FormId), plan.Select(one => CaseRow(forms.Get(CaseBook.FormId), workspace.Tables.CaseProcess, one.Number, one.Way, one.Issued, one.Pace)), ct);
        await WriteAsync(workspace, forms.Get("case-move"), plan.SelectMany(one => one.Way.Select((state, step) => MoveRow(forms.Get("case-move"), one.Number, one.Way, step, one.Issued, one.Pace))), ct);
    }

    private static LedgerRow CaseRow(LedgerForm form, CaseProcess process, int number, string[] way, DateOnly issued, int pace)
    {
        var moved = issued.AddDays((way.Length - 1) * pace);
        var stage = process.State(way[^1]).Stage;
        string[] kinds = ["pond", "orchard", "nursery", "non-farm-build"], sources = ["satellite", "hotline", "patrol"];
        var (east, north) = (420_000 + number % 400 * 60.0, 3_300_000 + number / 400 * 60.0);
        return LedgerRow.New(form.Schema, Square(east, north, 20 + number % 20)).With(new Dictionary<string, object?>
        {
            ["number"] = FormattableString.Invariant($"AJ2024-{number:000000}"),
            ["title"] = $"图斑 {number}",
            ["source"] = sources[number % sources.Length],
            ["kind"] = kinds[number % kinds.Length],
            ["is_key"] = number % 11 == 0,
            ["state"] = way[^1],
            ["village"] = $"村{number % 17}",
            ["person"] = $"人{number % 40}",
            ["issued_on"] = issued,
            ["due_on"] = issued.AddDays(30),
            ["disposed_on"] = stage == CaseStage.Open ? null : moved,
            ["closed_on"] = stage == CaseStage.Closed ? moved : null,
            ["moved_on"] = moved,
            ["returns"] = number % 9 == 0 ? 1L : 0L,
            ["reopens"] = 0L,
            ["area_m2"] = Math.Pow(20 + number % 20, 2),
        });
    }

    private static LedgerRow MoveRow(LedgerForm form, int number, string[] way, int step, DateOnly issued, int pace) => LedgerRow.New(form.Schema, null).With(new Dictionary<string, object?>
    {
        ["case_number"] = FormattableString.Invariant($"AJ2024-{number:000000}"),
        ["move"] = step == 0 ? "open" : way[step],
        ["from_state"] = step == 0 ? null : way[step - 1],
        ["to_state"] = way[step],
        ["on"] = issued.AddDays(step * pace),
        ["at"] = issued.AddDays(step * pace).ToDateTime(new(9, 0), DateTimeKind.Utc),
        ["by"] = "人1",
    });

    private static MultiPolygon Square(double east, double north, double side)
    {
        var factory = GeometryFactory.Default;
        return factory.CreateMultiPolygon([factory.CreatePolygon([new(east, north), new(east + side, north), new(east + side, north + side), new(east, north + side), new(east, north)])]);
    }

    private static Task<Revision> WriteAsync(Workspace workspace, LedgerForm form, IEnumerable<LedgerRow> rows, CancellationToken ct) => workspace.Store.WriteLayerAsync(
        new(form.Layer, form.Role, form.Kind, form.Schema), WriteMode.Create, rows.Select(row => row.Feature).ToAsyncEnumerable(),
        () => new("bench", "", "", "bench", "UTF-8", "format", workspace.Crs.Code.ToString(), Provenance.FromWorkspace, new(0, 0, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, [])),
        new("bench", "cases"), ct);
}
