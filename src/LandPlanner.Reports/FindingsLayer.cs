using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports;

/// <summary>An audit's findings as a layer of their own, in the order of the result.</summary>
public static class FindingsLayer
{
    public static readonly FeatureSchema Schema = new(
    [
        new("rule", FieldType.Text),
        new("title", FieldType.Text),
        new("verdict", FieldType.Text),
        new("layer", FieldType.Text),
        new("feature_id", FieldType.Integer),
        new("name", FieldType.Text),
        new("number", FieldType.Text),
        new("village", FieldType.Text),
        new("area_m2", FieldType.Real),
        new("area_mu", FieldType.Real),
        new("planar_m2", FieldType.Real),
        new("constraint_sum_m2", FieldType.Real),
        new("constraint_layer", FieldType.Text),
        new("constraint_ids", FieldType.Text),
        new("note", FieldType.Text),
    ]);

    public static LayerDraft Draft(string name) => new(name, LayerRole.Reference, GeometryKind.Polygon, Schema);

    public static IEnumerable<Feature> Features(AuditResult result)
    {
        var titles = result.Rules.ToDictionary(rule => rule.Id, rule => rule.TitleZh);
        return result.Findings.Select(finding => new Feature(0, Shown(finding.Shape), Values(finding, titles[finding.Rule])));
    }

    private static object?[] Values(Finding finding, string title) =>
    [
        finding.Rule, title, finding.Verdict.Word(), finding.Layer, finding.FeatureId, finding.Name, finding.Number, finding.Village,
        finding.Area.SquareMetres, (double)finding.Area.Mu(), finding.PlanarArea.SquareMetres,
        finding.ConstraintSum?.SquareMetres,
        string.Join(", ", finding.Constraints.Select(constraint => constraint.Layer)),
        string.Join(",", finding.Constraints.SelectMany(constraint => constraint.Ids)),
        AuditResult.NoteZh,
    ];

    private static Geometry? Shown(Geometry? shape) => shape is null
        ? null
        : RepeatedVertices.Drop(shape is Polygon polygon ? polygon.Factory.CreateMultiPolygon([polygon]) : shape);
}
