using System.Diagnostics;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.Workspaces.Tables;
using NetTopologySuite.Geometries;

namespace LandPlanner.Bench;

/// <summary>
/// The change matrix of two vintages of 100,000 patches: one boundary in twenty drawn anew, one patch in fifty of another class.
/// From features in memory to the result.
/// </summary>
internal static class MatrixBench
{
    private const string Name = "matrix";
    private const int Runs = 3;
    private const double LimitMs = 5_000;

    private static readonly string[] Codes = ["0101", "0103", "0201", "0301", "0307", "0601", "0702", "1006", "1104", "1202"];

    public static Task RunAsync(BenchFolder folder, CancellationToken ct)
    {
        var tables = TableSet.Open();
        var areas = EllipsoidalArea.For(tables.Crs.Get(new(4550)));
        var before = Layer("before", new PatchCoverage(400, 250, seed: 1).Patches(), changed: false, areas, tables);
        var after = Layer("after", new PatchCoverage(400, 250, seed: 1, redrawn: 0.05).Patches(), changed: true, areas, tables);
        var same = before with { Info = before.Info with { Name = "again" } };
        Measure("year-on-year", new(before, after, areas, tables.LandClasses), ct);
        Measure("the-same-twice", new(before, same, areas, tables.LandClasses), ct);
        return Task.CompletedTask;
    }

    private static void Measure(string row, ChangeInput input, CancellationToken ct)
    {
        var times = new double[Runs];
        ChangeResult? result = null;
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            result = ChangeMatrix.Run(input, ct);
            times[run] = watch.Elapsed.TotalMilliseconds;
        }

        var slivers = result!.Patches.Count(patch => patch.IsSliver);
        Row.Note(Name, $"{row} first_ms={times[0]:F0} polygons={result.Patches.Count - slivers} slivers={slivers}");
        Row.Limit(Name, row, Row.Median(times), LimitMs);
    }

    private static AuditLayer Layer(string name, Polygon[] patches, bool changed, EllipsoidalArea areas, TableSet tables)
    {
        var schema = new FeatureSchema([new("DLBM", FieldType.Text), new("ZLDWMC", FieldType.Text)]);
        var features = patches.Select((patch, i) => new Feature(i + 1, patch, [ClassOf(i, changed), $"村{i % 400 / 40}"])).ToArray();
        var area = features.Aggregate(Area.Zero, (sum, feature) => sum + areas.Of(feature.Shape));
        var info = new LayerInfo(
            name, LayerRole.LandUse, GeometryKind.Polygon, schema, new(4550), null, null, features.Length, area, null, 1, "", null);
        return new(info, features, tables.Roles.Get(LayerRole.LandUse));
    }

    private static string ClassOf(int patch, bool changed) =>
        Codes[((int)(patch * 7919L % 104729) + (changed && patch % 50 == 0 ? 1 : 0)) % Codes.Length];
}
