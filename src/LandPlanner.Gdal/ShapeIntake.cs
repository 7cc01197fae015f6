using LandPlanner.Features;
using LandPlanner.Topology;

namespace LandPlanner.Gdal;

/// <summary>Makes a loose shape of a record's well-known binary, and notes what had to be done.</summary>
/// <param name="closedLinesAreAreas">As in drawings, which know no polygons: a shape all of whose lines are closed is
/// one.</param>
internal sealed class ShapeIntake(GeometryKind wanted, bool closedLinesAreAreas)
{
    /// <summary>Null where nothing of the wanted kind came out.</summary>
    internal LooseShape? Read(ReadOnlySpan<byte> wkb, List<string> notes)
    {
        var asRead = closedLinesAreAreas ? GeometryKind.None : wanted;
        var shape = LooseShapeReader.Read(wkb, asRead, out var flaws);
        if (flaws.HasFlag(LooseShapeFlaws.Curved))
        {
            notes.Add("curve-linearised");
            shape = LooseShapeReader.Read(Curves.Linearise(wkb), asRead, out flaws);
        }

        if (flaws.HasFlag(LooseShapeFlaws.OtherKindDropped))
            notes.Add("other-kind-dropped");
        if (flaws.HasFlag(LooseShapeFlaws.Unreadable))
            notes.Add("unreadable-shape");
        if (closedLinesAreAreas && shape is not null)
            shape = AsDrawn(shape, notes);
        return shape is null || shape.IsEmpty ? null : shape;
    }

    private static LooseShape AsDrawn(LooseShape shape, List<string> notes)
    {
        if (shape.Kind != GeometryKind.Line || shape.IsEmpty)
            return shape;
        for (var i = 0; i < shape.RingCount; i++)
        {
            if (!IsClosed(shape.Ring(i)))
                return shape;
        }

        notes.Add("closed-line-as-polygon");
        return new(GeometryKind.Polygon, shape.Coordinates, shape.RingEnds, shape.PartEnds);
    }

    private static bool IsClosed(ReadOnlySpan<double> line) =>
        line.Length >= 8 && line[0] == line[^2] && line[1] == line[^1];
}
