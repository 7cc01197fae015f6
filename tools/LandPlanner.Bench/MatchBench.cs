using System.Diagnostics;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Projects.Matching;
using LandPlanner.Workspaces.RulePacks;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Bench;

/// <summary>Land for a project among 10,000 parcels that all adjoin, on 10,000 land-use patches of which one in fifty is a road, with farmland on one in twenty: for a need that single parcels meet, and for one that takes three.</summary>
internal static class MatchBench
{
    private const string Name = "match";
    private const int Runs = 3;
    private const double LimitMs = 2_000;

    public static Task RunAsync(BenchFolder folder, CancellationToken ct)
    {
        var tables = TableSet.Open();
        var areas = EllipsoidalArea.For(tables.Crs.Get(new(4550)));
        var (parcels, patches) = (new PatchCoverage(100, 100, seed: 1).Patches(), new PatchCoverage(100, 100, seed: 2).Patches());
        var candidates = Layer("parcels", "tract-scheme", [.. parcels.Select((parcel, i) => new Feature(i + 1, parcel, ["", (object)"2024"]))], areas, tables);
        var uses = Layer("uses", "land-use", [.. patches.Select((patch, i) => new Feature(i + 1, patch, [i % 50 == 0 ? "1003" : "0404", (object)"2024"]))], areas, tables);
        var farmland = Layer("farmland", "basic-farmland", [.. patches.Where((_, i) => i % 20 == 0 || i == patches.Length - 1).Select((patch, i) => new Feature(i + 1, patch, ["0103", (object)"2024"]))], areas, tables);
        var pack = RulePackReader.Read(Path.Combine(tables.Folder, "rules", "default.yaml"), tables.Roles, tables.LandClasses);
        var audit = new AuditInput(pack, [candidates, uses, farmland], areas, tables.LandClasses, new(2024, 6, 1));
        foreach (var (row, least, most) in new[] { ("alone", 12m, 18m), ("together", 40m, 45m) })
            Measure(row, new(audit, [candidates], new LandNeed(Area.FromMu(least), Area.FromMu(most)) { RoadMetres = 200, Present = ["04"] }, tables.Match, "YDYH2023"), ct);
        return Task.CompletedTask;
    }

    private static void Measure(string row, MatchInput input, CancellationToken ct)
    {
        var (times, cpu) = (new double[Runs], new double[Runs]);
        MatchResult? result = null;
        for (var run = 0; run < Runs; run++)
        {
            var (watch, spent) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            result = LandMatching.Prepare(input, ct).Find(ct);
            (times[run], cpu[run]) = (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
        }

        Row.Note(Name, $"{row} first_ms={times[0]:F0} cpu_ms={Row.Median(cpu):F0} ruled_out={result!.RuledOut.Count} offers={result.Offers.Count} combinations={result.Combinations} complete={result.IsComplete}");
        Row.Limit(Name, row, Row.Median(times), LimitMs);
    }

    private static AuditLayer Layer(string name, string role, Feature[] features, EllipsoidalArea areas, TableSet tables)
    {
        var schema = new FeatureSchema([new("DLBM", FieldType.Text), new("ND", FieldType.Text)]);
        var area = features.Aggregate(Area.Zero, (sum, feature) => sum + areas.Of(feature.Shape));
        return new(new(name, new(role), GeometryKind.Polygon, schema, new(4550), null, null, features.Length, area, null, 1, "", null), features, tables.Roles.Get(new(role)));
    }
}
