using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.Reports.Changes;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Farmland;

/// <summary>The polygons behind a ledger of farmland in and out, as a layer of their own: <c>number</c> is the one by which the ledger names them.</summary>
public static class FarmlandFlowsLayer
{
    public static readonly FeatureSchema Schema = new(
    [
        new("number", FieldType.Integer),
        new("direction", FieldType.Text),
        new("village", FieldType.Text),
        new("before_class", FieldType.Text),
        new("before_name", FieldType.Text),
        new("after_class", FieldType.Text),
        new("after_name", FieldType.Text),
        new("kind", FieldType.Text),
        new("title", FieldType.Text),
        new("year", FieldType.Integer),
        new("regime", FieldType.Text),
        new("account", FieldType.Text),
        new("area_m2", FieldType.Real),
        new("area_mu", FieldType.Real),
        new("net_m2", FieldType.Real),
        new("approved_m2", FieldType.Real),
        new("basic_m2", FieldType.Real),
        new("sliver", FieldType.Boolean),
        new("before_ids", FieldType.Text),
        new("after_ids", FieldType.Text),
    ]);

    public static LayerDraft Draft(string name) => new(name, LayerRole.Reference, GeometryKind.Polygon, Schema);

    /// <summary>In the order of their numbers; what went from one class of farmland to another is there once, its direction "within".</summary>
    public static IEnumerable<Feature> Features(FarmlandLedger ledger)
    {
        var entries = ledger.Entries.SelectMany(entry => entry.Patches.Select(number => (number, entry))).ToLookup(pair => pair.number, pair => pair.entry);
        return ledger.Change.Patches.Where(patch => entries.Contains(patch.Number)).OrderBy(patch => patch.Number)
            .Select(patch => new Feature(0, Shown(patch.Shape), Values(ledger, patch, [.. entries[patch.Number]])));
    }

    private static object?[] Values(FarmlandLedger ledger, ChangedPatch patch, FarmlandEntry[] entries)
    {
        var (change, entry) = (ledger.Change, entries[0]);
        return
        [
            (long)patch.Number, entries.Length > 1 ? "within" : entry.IsLost ? "lost" : "won", patch.Village.Name, change.Code(patch.Before), change.Name(patch.Before), change.Code(patch.After),
            change.Name(patch.After), patch.Kind.Word(), ChangeWords.Of(patch.Kind).Zh, (long?)entry.Year, entry.Regime?.TitleZh, Account(entry), patch.Area.SquareMetres, (double)patch.Area.Mu(),
            patch.Net.SquareMetres, Metres(entry.IsLost ? patch.Approved : null), Metres(patch.OnBasic), patch.IsSliver, string.Join(",", patch.BeforeIds), string.Join(",", patch.AfterIds),
        ];
    }

    private static string? Account(FarmlandEntry entry) =>
        entry.Regime?.Accounts.FirstOrDefault(account => (entry.IsLost ? account.Lost : account.Won).Contains(entry.Kind))?.TitleZh;

    private static double? Metres(Area? area) => area?.SquareMetres;

    private static Geometry Shown(Polygon shape) => RepeatedVertices.Drop(shape.Factory.CreateMultiPolygon([shape]));
}
