using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Polygons of cases as they are stored.</summary>
internal static class CaseShape
{
    /// <summary>A polygon whose corners lie on the grid.</summary>
    /// <exception cref="CaseRefusedException">It has no area.</exception>
    public static Geometry OnGrid(Geometry shape, Workspace workspace, string number) =>
        new Intake(workspace.Areas, GeometryKind.Polygon).Take(LooseShape.Of(shape)).Shape ?? throw new CaseRefusedException(number, ["Its shape is no polygon with an area."]);
}
