using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>
/// The lines of a hatch, cut exactly where they meet a shape's outline: true lines on paper, and no pattern of pixels. All shapes of a sheet share one family of lines, so that neighbours
/// are hatched through.
/// </summary>
internal sealed class Hatching
{
    private readonly double _cos;
    private readonly double _sin;
    private readonly double _spacing;
    private readonly GroundPlane _plane;
    private readonly (double Low, double High) _rows;

    /// <param name="look">Its angle is from east, counter-clockwise.</param>
    public Hatching(SymbolHatch look, GroundPlane plane)
    {
        (_spacing, _plane) = (look.Spacing * GroundPlane.PixelMillimetres, plane);
        // The page's y goes down, so an angle counter-clockwise to the eye is clockwise here.
        (_sin, _cos) = Math.SinCos(-look.Angle * Math.PI / 180);
        var frame = plane.Frame;
        double[] corners = [Across(frame.Left, frame.Top), Across(frame.Right, frame.Top), Across(frame.Left, frame.Bottom), Across(frame.Right, frame.Bottom)];
        _rows = (corners.Min(), corners.Max());
    }

    /// <summary>Adds the lines inside a shape (even and odd crossings: holes stay free) as far as the frame goes.</summary>
    public void Add(SKPathBuilder path, Geometry shape)
    {
        var edges = Edges(shape);
        if (edges.Count == 0)
            return;
        var first = (int)Math.Ceiling(Math.Max(edges.Min(edge => Math.Min(edge.V1, edge.V2)), _rows.Low) / _spacing);
        var last = (int)Math.Floor(Math.Min(edges.Max(edge => Math.Max(edge.V1, edge.V2)), _rows.High) / _spacing);
        if (last < first)
            return;
        var crossings = Crossings(edges, first, last);
        for (var row = first; row <= last; row++)
            AddRow(path, row * _spacing, crossings[row - first]);
    }

    private List<double>[] Crossings(List<Edge> edges, int first, int last)
    {
        var crossings = new List<double>[last - first + 1];
        foreach (var edge in edges)
        {
            var (low, high) = edge.V1 < edge.V2 ? (edge.V1, edge.V2) : (edge.V2, edge.V1);
            // An edge has its lower end but not its upper: a line through a corner crosses once.
            var (from, to) = (Math.Max(first, (int)Math.Ceiling(low / _spacing)), Math.Min(last, (int)Math.Ceiling(high / _spacing) - 1));
            for (var row = from; row <= to; row++)
                (crossings[row - first] ??= []).Add(edge.U1 + (row * _spacing - edge.V1) * (edge.U2 - edge.U1) / (edge.V2 - edge.V1));
        }

        return crossings;
    }

    private void AddRow(SKPathBuilder path, double v, List<double>? crossings)
    {
        if (crossings is null)
            return;
        crossings.Sort();
        for (var i = 0; i + 1 < crossings.Count; i += 2)
        {
            path.MoveTo(Place(crossings[i], v));
            path.LineTo(Place(crossings[i + 1], v));
        }
    }

    private List<Edge> Edges(Geometry shape)
    {
        var edges = new List<Edge>();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon polygon)
                continue;
            foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(ring => ring.CoordinateSequence))
            {
                for (var vertex = 1; vertex < ring.Count; vertex++)
                    edges.Add(EdgeOf(ring, vertex));
            }
        }

        return edges;
    }

    private Edge EdgeOf(CoordinateSequence ring, int vertex)
    {
        var (x1, y1) = (_plane.X(ring.GetX(vertex - 1)), _plane.Y(ring.GetY(vertex - 1)));
        var (x2, y2) = (_plane.X(ring.GetX(vertex)), _plane.Y(ring.GetY(vertex)));
        return new(Along(x1, y1), Across(x1, y1), Along(x2, y2), Across(x2, y2));
    }

    private double Along(double x, double y) => x * _cos + y * _sin;

    private double Across(double x, double y) => y * _cos - x * _sin;

    private SKPoint Place(double along, double across) => new((float)(along * _cos - across * _sin), (float)(along * _sin + across * _cos));

    /// <summary>An outline's edge along (U) and across (V) the lines.</summary>
    private readonly record struct Edge(double U1, double V1, double U2, double V2);
}
