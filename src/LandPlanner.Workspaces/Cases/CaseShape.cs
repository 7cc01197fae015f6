using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Polygons of cases as they are stored.</summary>
internal static class CaseShape
{
    // What the desk said of another polygon is not true of this one: it is compared anew.
    private static readonly string[] OfTheDesk =
        ["farmland_m2", "basic_farmland_m2", "red_line_m2", "approved_m2", "class_before", "class_now", "plan_class", "desk_verdict", "desk_reasons"];

    /// <summary>A case's row on another polygon.</summary>
    public static LedgerRow Reshaped(LedgerRow row, Geometry shape, Workspace workspace) => row.WithShape(shape)
        .With("area_m2", workspace.Areas.Of(shape).SquareMetres).With(OfTheDesk.Select(field => new KeyValuePair<string, object?>(field, null)));

    /// <summary>A polygon whose corners lie on the grid.</summary>
    /// <exception cref="CaseRefusedException">It has no area.</exception>
    public static Geometry OnGrid(Geometry shape, Workspace workspace, string number) =>
        new Intake(workspace.Areas, GeometryKind.Polygon).Take(LooseShape.Of(shape)).Shape ?? throw new CaseRefusedException(number, [Sentence.Said("Its shape is no polygon with an area.")]);
}
