using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.Reports.Changes;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports;

/// <summary>The changed polygons of a matrix as a layer of their own, in the order of the result; <c>sliver</c> sets slivers apart.</summary>
public static class ChangedPatchesLayer
{
    public static readonly FeatureSchema Schema = new(
    [
        new("number", FieldType.Integer),
        new("before_class", FieldType.Text),
        new("before_name", FieldType.Text),
        new("after_class", FieldType.Text),
        new("after_name", FieldType.Text),
        new("kind", FieldType.Text),
        new("title", FieldType.Text),
        new("village", FieldType.Text),
        new("area_m2", FieldType.Real),
        new("area_mu", FieldType.Real),
        new("net_m2", FieldType.Real),
        new("approved_m2", FieldType.Real),
        new("basic_m2", FieldType.Real),
        new("unapproved_basic_m2", FieldType.Real),
        new("severity", FieldType.Text),
        new("sliver", FieldType.Boolean),
        new("before_ids", FieldType.Text),
        new("after_ids", FieldType.Text),
        new("note", FieldType.Text),
    ]);

    public static LayerDraft Draft(string name) => new(name, LayerRole.Reference, GeometryKind.Polygon, Schema);

    public static IEnumerable<Feature> Features(ChangeResult result) =>
        result.Patches.Select(patch => new Feature(0, Shown(patch.Shape), Values(result, patch)));

    private static object?[] Values(ChangeResult result, ChangedPatch patch) =>
    [
        (long)patch.Number, result.Code(patch.Before), result.Name(patch.Before), result.Code(patch.After), result.Name(patch.After),
        patch.Kind.Word(), ChangeWords.Of(patch.Kind).Zh, patch.Village.Name, patch.Area.SquareMetres, (double)patch.Area.Mu(),
        patch.Net.SquareMetres, Metres(patch.Approved), Metres(patch.OnBasic), Metres(patch.NotApprovedOnBasic),
        ChangeResultJson.Word(patch.Severity), patch.IsSliver, string.Join(",", patch.BeforeIds), string.Join(",", patch.AfterIds),
        AuditResult.NoteZh,
    ];

    private static double? Metres(Area? area) => area?.SquareMetres;

    private static Geometry Shown(Polygon shape) => RepeatedVertices.Drop(shape.Factory.CreateMultiPolygon([shape]));
}
