using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace LandPlanner.Tests.Overlays;

/// <summary>Two figures in whole grid units, and how the second was made from the first.</summary>
internal sealed record GridPair(string Kind, Geometry A, Geometry B)
{
    public override string ToString() => $"{Kind}\nA {A}\nB {B}";
}

/// <summary>The ways in which two layers of land data have their boundaries in common.</summary>
internal static class GridPairs
{
    private const int Parts = 4;

    public static Gen<GridPair> Of(Gen<Geometry> figures) => Gen.OneOf(
        Gen.Select(figures, figures, (a, b) => new GridPair("independent", a, b)),
        figures.Select(a => new GridPair("identical", a, a)),
        figures.Select(a => new GridPair("reversed", a, a.Reverse())),
        Gen.Select(figures, Gen.Int[1, 70], (a, start) => new GridPair("started elsewhere", a, StartedAt(a, start))),
        Gen.Select(figures, Gen.Int[-2, 2], Gen.Int[-2, 2], (a, x, y) => new GridPair("shifted", a, Moved(a, x, y))),
        figures.Select(a => new GridPair("halved", a, Scaled(a, 0.5))),
        figures.Select(a => new GridPair("mirrored", a, AffineTransformation.ScaleInstance(-1, 1).Transform(a))),
        figures.Select(a => new GridPair("complement", a, Complement(a))),
        figures.Select(a => new GridPair("holes filled", a, Shells(a))),
        Gen.Select(figures, Chain, (a, chain) => new GridPair("common edges", a, WithEdgesOf(a, chain))),
        figures.Select(OnEveryFourthLine).Select(a => new GridPair("edges split", a, Split(a))),
        Gen.Select(figures.Select(OnEveryFourthLine), Gen.Int[0, Parts].Array[8], (a, places) =>
            new GridPair("corners on edges", a, Inscribed(a, places))));

    public static Geometry Moved(Geometry shape, double x, double y) =>
        AffineTransformation.TranslationInstance(x, y).Transform(shape);

    public static Geometry WithRings(Geometry shape, Func<Coordinate[], Coordinate[]> change) =>
        new GeometryEditor().Edit(shape, new RingOperation(change));

    public static Geometry StartedAt(Geometry shape, int start) => WithRings(shape, ring =>
    {
        var open = ring[..^1];
        var first = start % open.Length;
        return [.. open[first..], .. open[..first], open[first].Copy()];
    });

    /// <summary>Coordinates times <paramref name="scale"/>, on the grid again.</summary>
    public static Geometry Scaled(Geometry shape, double scale) => WithRings(shape, ring =>
        [.. ring.Select(c => new Coordinate(Math.Round(scale * c.X), Math.Round(scale * c.Y)))]);

    /// <summary>About the same shape, its edges such that their quarters end on the grid.</summary>
    public static Geometry OnEveryFourthLine(Geometry shape) => Scaled(Scaled(shape, 1.0 / Parts), Parts);

    /// <summary>Cuts each edge of what lies <see cref="OnEveryFourthLine"/> into quarters.</summary>
    public static Geometry Split(Geometry shape) => WithRings(shape, ring =>
    {
        var edges = ring.Zip(ring.Skip(1));
        return [.. edges.SelectMany(edge => Enumerable.Range(0, Parts).Select(i => Along(edge, i))), ring[^1].Copy()];
    });

    /// <summary>What a box has besides a shape that lies within it.</summary>
    public static MultiPolygon ComplementIn(Envelope box, Geometry shape)
    {
        var shells = PolygonsOf(shape).Select(part => (LinearRing)part.ExteriorRing.Copy()).ToArray();
        var frame = shape.Factory.CreatePolygon(((Polygon)shape.Factory.ToGeometry(box)).Shell, shells);
        var holes = PolygonsOf(shape).SelectMany(part => part.InteriorRings)
            .Select(hole => shape.Factory.CreatePolygon((LinearRing)hole.Copy()));
        return shape.Factory.CreateMultiPolygon([frame, .. holes]);
    }

    private static MultiPolygon Complement(Geometry shape)
    {
        var box = shape.EnvelopeInternal.Copy();
        box.ExpandBy(Math.Ceiling(box.Diameter / 10) + 1);
        return ComplementIn(box, shape);
    }

    private static MultiPolygon Shells(Geometry shape) => shape.Factory.CreateMultiPolygon(
        [.. PolygonsOf(shape).SelectMany(part => part.InteriorRings.DefaultIfEmpty(part.ExteriorRing))
            .Select(ring => shape.Factory.CreatePolygon((LinearRing)ring.Copy()))]);

    private static readonly Gen<(int Start, int Length, bool Turns, double X, double Y)> Chain =
        Gen.Select(Gen.Int[0, 70], Gen.Int[1, 70], Gen.Bool, Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5]);

    /// <summary>A ring along some edges of the shape's, forth or back, closed by way of one more point.</summary>
    private static Polygon WithEdgesOf(Geometry shape, (int Start, int Length, bool Turns, double X, double Y) chain)
    {
        var ring = PolygonsOf(shape).First().ExteriorRing.Coordinates[..^1];
        var box = shape.EnvelopeInternal;
        var points = Enumerable.Range(chain.Start, 1 + chain.Length % ring.Length)
            .Select(i => (ring[i % ring.Length].X, ring[i % ring.Length].Y)).ToList();
        if (chain.Turns)
            points.Reverse();
        points.Add((box.Centre.X + chain.X * box.Width, box.Centre.Y + chain.Y * box.Height));
        return GridFigures.Polygon(points);
    }

    /// <summary>A ring with its corners on the edges and corners of another, one after the other.</summary>
    private static Polygon Inscribed(Geometry shape, int[] places)
    {
        var ring = PolygonsOf(shape).First().ExteriorRing.Coordinates;
        var points = ring.Zip(ring.Skip(1)).Select((edge, i) => Along(edge, places[i % places.Length]));
        return GridFigures.Polygon(points.Select(c => (c.X, c.Y)));
    }

    private static Coordinate Along((Coordinate From, Coordinate To) edge, int part) => new(
        edge.From.X + (edge.To.X - edge.From.X) / Parts * part, edge.From.Y + (edge.To.Y - edge.From.Y) / Parts * part);

    private static IEnumerable<Polygon> PolygonsOf(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).Cast<Polygon>();

    private sealed class RingOperation(Func<Coordinate[], Coordinate[]> change) : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) =>
            geometry is LinearRing { IsEmpty: false } ? change(coordinates) : coordinates;
    }
}
