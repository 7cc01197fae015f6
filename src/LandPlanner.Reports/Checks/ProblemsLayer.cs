using LandPlanner.Checks;
using LandPlanner.Features;
using LandPlanner.Reports.Excel;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Checks;

/// <summary>A check's problems as layers of their own, in the order of the result: those with ground, and those with
/// a point alone.</summary>
/// <remarks>A layer holds shapes of one kind, and a polygon drawn about a point would be a lie; so there are
/// two.</remarks>
public static class ProblemsLayer
{
    public static readonly FeatureSchema Schema = new(
    [
        new("kind", FieldType.Text),
        new("severity", FieldType.Text),
        new("reason", FieldType.Text),
        new("message", FieldType.Text),
        new("ids", FieldType.Text),
        new("area_m2", FieldType.Real),
        new("planar_m2", FieldType.Real),
        new("x", FieldType.Real),
        new("y", FieldType.Real),
    ]);

    public static LayerDraft Draft(string name, GeometryKind kind) => new(name, LayerRole.Reference, kind, Schema);

    /// <summary>Problems that have polygons.</summary>
    public static IEnumerable<Feature> Polygons(CheckResult result) =>
        result.Problems.Where(problem => problem.Shape is { IsEmpty: false })
            .Select(problem => new Feature(0, Shown(problem), Values(problem, result)));

    /// <summary>Problems that have a place, but no polygon.</summary>
    public static IEnumerable<Feature> Points(CheckResult result) =>
        result.Problems.Where(problem => problem is { Shape: null or { IsEmpty: true }, Place: not null })
            .Select(problem => new Feature(
                0, GeometryFactory.Default.CreateMultiPoint([GeometryFactory.Default.CreatePoint(problem.Place)]),
                    Values(problem, result)));

    private static object?[] Values(Problem problem, CheckResult result) =>
    [
        problem.Kind.Word(), problem.Severity.Word(), problem.Reason,
            CheckNames.Of(problem, result, ReportLanguage.Chinese),
        string.Join(',', problem.Ids), problem.SquareMetres, problem.PlanarSquareMetres, problem.Place?.X,
            problem.Place?.Y,
    ];

    private static Geometry Shown(Problem problem) => RepeatedVertices.Drop(
        problem.Shape is Polygon polygon ? polygon.Factory.CreateMultiPolygon([polygon]) : problem.Shape!);
}
