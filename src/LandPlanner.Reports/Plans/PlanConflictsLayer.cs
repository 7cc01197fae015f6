using LandPlanner.Features;
using LandPlanner.Plans;
using LandPlanner.Reports.Excel;
using LandPlanner.Topology;

namespace LandPlanner.Reports.Plans;

/// <summary>The conflicts of a plan as a layer of their own, in the order of the comparison.</summary>
public static class PlanConflictsLayer
{
    public static readonly FeatureSchema Schema = new(
    [
        new("number", FieldType.Integer), new("kind", FieldType.Text), new("title", FieldType.Text), new("village", FieldType.Text), new("present", FieldType.Text), new("planned", FieldType.Text),
        new("area_m2", FieldType.Real), new("area_mu", FieldType.Real), new("plan_ids", FieldType.Text),
    ]);

    public static LayerDraft Draft(string name) => new(name, LayerRole.Reference, GeometryKind.Polygon, Schema);

    public static IEnumerable<Feature> Features(PlanComparison comparison) => comparison.Conflicts.Select(conflict => new Feature(
        0, RepeatedVertices.Drop(conflict.Shape.Factory.CreateMultiPolygon([conflict.Shape])),
        [
            (long)conflict.Number, conflict.Kind.Word(), PlanNames.Of(conflict.Kind, ReportLanguage.Chinese), conflict.Village, conflict.Present, conflict.Planned, conflict.Area.SquareMetres, (double)conflict.Area.Mu(),
            string.Join(",", conflict.PlanIds),
        ]));
}
