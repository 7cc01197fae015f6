namespace LandPlanner.Crs;

/// <summary>
/// Reprojects rings and lines so that their edges stay where they were: a straight edge is a curve in the other system, and where that
/// curve leaves its chord by more than 1 mm, vertices are added along it.
/// </summary>
/// <remarks>
/// An edge gives the same vertices, bit for bit, in whichever direction it is walked: neighbours stay neighbours. Edges whose image is
/// under 50 m are left alone; they bend by less than 0.1 mm anywhere within 10° of a meridian and 60° of the equator.
/// </remarks>
public sealed class Densifier(Reprojector reprojector)
{
    // The bend is looked for at the quarters, where an edge shows nearly all of it; the rest is kept in hand.
    private const double MostBendMetres = 0.0008;
    private const double ShortMetres = 50;
    private const double MetresPerDegree = 111_320;
    private const int DeepestSplit = 16;

    private readonly double _unitsPerMetre = reprojector.To.Kind == CrsKind.Geographic ? 1 / MetresPerDegree : 1;

    public Reprojector Reprojector { get; } = reprojector;

    /// <summary>Transforms x, y pairs of a ring or line; the result holds each given vertex and those added between.</summary>
    /// <exception cref="ReprojectionException">As <see cref="Reprojector.Transform(Span{double})"/>.</exception>
    public double[] Transform(ReadOnlySpan<double> xy)
    {
        var images = xy.ToArray();
        Reprojector.Transform(images);
        if (Reprojector.IsTranslation || StaysGeographic)
            return images;

        List<double>? grown = null;
        for (var i = 0; i + 3 < images.Length; i += 2)
        {
            if (IsShort(images.AsSpan(i, 4)))
            {
                grown?.AddRange(images.AsSpan(i, 2));
                continue;
            }

            grown ??= [.. images.AsSpan(0, i)];
            grown.AddRange(images.AsSpan(i, 2));
            AddBetween(grown, xy.Slice(i, 4), images.AsSpan(i, 4));
        }

        grown?.AddRange(images.AsSpan(images.Length - 2));
        return grown?.ToArray() ?? images;
    }

    // A shift of datum moves the points of an edge alike; it bends nothing.
    private bool StaysGeographic => Reprojector.From.Kind == CrsKind.Geographic && Reprojector.To.Kind == CrsKind.Geographic;

    private bool IsShort(ReadOnlySpan<double> edge)
    {
        var (dx, dy) = (edge[2] - edge[0], edge[3] - edge[1]);
        var limit = ShortMetres * _unitsPerMetre;
        return dx * dx + dy * dy <= limit * limit;
    }

    /// <summary>Splits the edge from its lesser end, so that both of its sides compute the same numbers, and writes them in walking order.</summary>
    private void AddBetween(List<double> grown, ReadOnlySpan<double> source, ReadOnlySpan<double> image)
    {
        var reversed = source[0] > source[2] || (source[0] == source[2] && source[1] > source[3]);
        Span<double> lesserFirst = [source[2], source[3], source[0], source[1]];
        Span<double> imageLesserFirst = [image[2], image[3], image[0], image[1]];
        List<double> between = [];
        Split(
            between, new(reversed ? lesserFirst : source),
            new(0, new(reversed ? imageLesserFirst : image)), new(1, new((reversed ? imageLesserFirst : image)[2..])), 0);
        if (!reversed)
        {
            grown.AddRange(between);
            return;
        }

        for (var i = between.Count - 2; i >= 0; i -= 2)
            grown.AddRange([between[i], between[i + 1]]);
    }

    private void Split(List<double> between, Edge edge, Node start, Node end, int depth)
    {
        Span<double> quarters = stackalloc double[6];
        for (var i = 0; i < 3; i++)
            (quarters[2 * i], quarters[2 * i + 1]) = edge.At(start.Along + (end.Along - start.Along) * (i + 1) / 4);
        Reprojector.Transform(quarters);
        if (depth == DeepestSplit || Bend(start.Image, end.Image, quarters) <= MostBendMetres * _unitsPerMetre)
            return;

        var middle = new Node((start.Along + end.Along) / 2, new(quarters.Slice(2, 2)));
        Split(between, edge, start, middle, depth + 1);
        between.AddRange([middle.Image.X, middle.Image.Y]);
        Split(between, edge, middle, end, depth + 1);
    }

    private static double Bend(Position start, Position end, ReadOnlySpan<double> between)
    {
        var (dx, dy) = (end.X - start.X, end.Y - start.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var most = 0.0;
        for (var i = 0; i < between.Length; i += 2)
            most = Math.Max(most, Math.Abs(dx * (between[i + 1] - start.Y) - dy * (between[i] - start.X)) / length);
        return most;
    }

    private readonly record struct Position(double X, double Y)
    {
        public Position(ReadOnlySpan<double> xy)
            : this(xy[0], xy[1])
        {
        }
    }

    private readonly record struct Node(double Along, Position Image);

    private readonly record struct Edge(double X0, double Y0, double X1, double Y1)
    {
        public Edge(ReadOnlySpan<double> ends)
            : this(ends[0], ends[1], ends[2], ends[3])
        {
        }

        public (double X, double Y) At(double along) => (X0 + along * (X1 - X0), Y0 + along * (Y1 - Y0));
    }
}
