using LandPlanner.Areas;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>Reports what the door of a layer would repair or reject.</summary>
internal static class InvalidShapes
{
    public static void Find(CheckedShapes shapes, EllipsoidalArea areas, Findings found)
    {
        for (var i = 0; i < shapes.Count; i++)
        {
            foreach (var defect in shapes.Defects(i).Distinct())
                found.Add(Of(shapes, i, defect, areas));
        }
    }

    private static Problem Of(CheckedShapes shapes, int index, Defect defect, EllipsoidalArea areas)
    {
        var (shape, sound) = (shapes.Features[index].Shape, shapes.Sound[index]);
        return new(CheckKinds.Invalid, ProblemSeverity.Error, defect.Reason, [shapes.Id(index)], PlaceOf(defect, shape))
        {
            SquareMetres = defect.AreaBefore?.SquareMetres ?? Places.SquareMetres(areas, sound),
            PlanarSquareMetres = Places.Rounded(sound?.Area ?? 0),
            Facts = [new("repairable", sound is null ? "no" : "yes")],
        };
    }

    private static Coordinate? PlaceOf(Defect defect, Geometry? shape)
    {
        if (defect is { X: { } x, Y: { } y })
            return new(x, y);
        var somewhere = shape?.Coordinates.FirstOrDefault(corner => double.IsFinite(corner.X)
            && double.IsFinite(corner.Y));
        return somewhere is null ? null : new(somewhere.X, somewhere.Y);
    }
}
