using System.Diagnostics;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Topology;
using LandPlanner.Workspaces.RulePacks;
using LandPlanner.Workspaces.Tables;
using NetTopologySuite.Geometries;

namespace LandPlanner.Bench;

/// <summary>
/// What the audit would say of a parcel under the pen, a vertex moved each time, over 100,000 patches of basic farmland.
/// </summary>
internal static class LiveBench
{
    private const string Name = "overlap";
    private const double LimitMs = 1;
    private const int Checks = 4000;
    private const int Vertices = 200;
    private const int Columns = 400;
    private const int Rows = 250;

    /// <summary>The live check alone, without the comparisons of "overlap".</summary>
    public static Task RunAsync(BenchFolder folder, CancellationToken ct) =>
        Task.Run(() => Run(EllipsoidalArea.For(TableSet.Open().Crs.Get(new(4550))), ct), ct);

    public static void Run(EllipsoidalArea areas, CancellationToken ct)
    {
        var tables = TableSet.Open();
        var pack = RulePackReader.Read(Path.Combine(tables.Folder, "rules", "default.yaml"), tables.Roles, tables.LandClasses);
        var input = new AuditInput(pack, [Farmland(tables, areas)], areas, tables.LandClasses, new(2026, 1, 1));
        var clock = Stopwatch.StartNew();
        var snapshot = ConstraintSnapshot.Build(input, ct);
        Row.Note(Name, $"live snapshot_ms={clock.Elapsed.TotalMilliseconds:F0}");
        var chance = new Random(7);
        var times = new List<double>();
        var judged = 0;
        for (var i = 0; i < 2 * Checks; i++)
        {
            var parcel = LooseShape.Of(Parcel(chance));
            clock.Restart();
            var answer = snapshot.Check(new LayerRole("plan-parcel"), parcel);
            var elapsed = clock.Elapsed.TotalMilliseconds;
            if (i < Checks)
                continue;
            times.Add(elapsed);
            judged += answer.Rules.Any(rule => rule.Verdict == Verdict.Violation) ? 1 : 0;
        }

        if (judged != Checks)
            throw new InvalidOperationException($"{Checks - judged} of {Checks} parcels over basic farmland were not violations.");
        times.Sort();
        Row.Limit(Name, "live-p50", times[Checks / 2], LimitMs);
        Row.Limit(Name, "live-p99", times[Checks * 99 / 100], LimitMs);
    }

    private static AuditLayer Farmland(TableSet tables, EllipsoidalArea areas)
    {
        var patches = new PatchCoverage(Columns, Rows, seed: 5).Patches();
        var features = patches.Select((patch, i) => new Feature(i + 1, patch, [])).ToArray();
        var extent = new Envelope();
        foreach (var patch in patches)
            extent.ExpandToInclude(patch.EnvelopeInternal);
        var info = new LayerInfo(
            "farmland", LayerRole.BasicFarmland, GeometryKind.Polygon, new([]), new(4550), null, null, features.Length,
            patches.Aggregate(Area.Zero, (sum, patch) => sum + areas.Of(patch)), extent, 1, "", null);
        return new(info, features, tables.Roles.Get(LayerRole.BasicFarmland));
    }

    /// <summary>A hilly ring of 1 to 3 hectares.</summary>
    private static Polygon Parcel(Random chance)
    {
        var (x, y) = (402_000 + chance.NextDouble() * (Columns - 40) * 100, 4_122_000 + chance.NextDouble() * (Rows - 40) * 100);
        var radius = 60 + 35 * chance.NextDouble();
        var ring = new Coordinate[Vertices + 1];
        for (var i = 0; i < Vertices; i++)
        {
            var (angle, far) = (2 * Math.PI * i / Vertices, radius * (0.9 + 0.1 * chance.NextDouble()));
            ring[i] = new(x + far * Math.Cos(angle), y + far * Math.Sin(angle));
        }

        ring[Vertices] = ring[0].Copy();
        return new(new(ring));
    }
}
