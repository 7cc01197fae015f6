using System.Runtime.InteropServices;
using LandPlanner.Features;

namespace LandPlanner.Workspaces.Held;

/// <summary>
/// How much each vertex of a layer matters: without those that matter less than some metres, no border is further than that from where it was. The same vertex matters the same
/// in each shape that has it, so neighbours still share what they share.
/// </summary>
/// <remarks>Douglas and Peucker's way, once for all distances: between corners, where three shapes meet, each vertex has the distance at which it would be kept.</remarks>
public static class VertexRanks
{
    private const byte Corner = byte.MaxValue;
    private const double FinestMetres = 0.01;

    /// <summary>The least rank that must be kept for nothing to move by more than a distance.</summary>
    public static byte Least(double metres) => metres <= FinestMetres ? (byte)0 : (byte)Math.Min(Corner - 1, 1 + (int)(2 * Math.Log2(metres / FinestMetres)));

    internal static void Set(IReadOnlyList<HeldFeature> features)
    {
        var corners = Corners(features);
        Parallel.ForEach(features.Where(IsRanked), feature => feature.Ranks = Of(feature, corners));
    }

    private static bool IsRanked(HeldFeature feature) => feature.Shape is { } shape && shape.Kind != GeometryKind.Point;

    /// <summary>Keys of the vertices that have other neighbours in one shape than in another.</summary>
    private static HashSet<ulong> Corners(IReadOnlyList<HeldFeature> features)
    {
        var (keys, sides) = (new List<ulong>(), new List<ulong>());
        foreach (var shape in features.Where(IsRanked).Select(feature => feature.Shape!))
        {
            for (var ring = 0; ring < shape.RingCount; ring++)
                AddKeys(shape.Ring(ring), keys, sides);
        }

        var sorted = CollectionsMarshal.AsSpan(keys);
        var beside = CollectionsMarshal.AsSpan(sides);
        sorted.Sort(beside);
        var corners = new HashSet<ulong>();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1] && beside[i] != beside[i - 1])
                corners.Add(sorted[i]);
        }

        return corners;
    }

    private static void AddKeys(ReadOnlySpan<double> xy, List<ulong> keys, List<ulong> sides)
    {
        var (first, count) = (keys.Count, Count(xy));
        for (var i = 0; i < count; i++)
            keys.Add(Key(xy, i));
        for (var i = 0; i < count; i++)
            sides.Add(keys[first + (i + count - 1) % count] + keys[first + (i + 1) % count]);
    }

    private static byte[] Of(HeldFeature feature, HashSet<ulong> corners)
    {
        var shape = feature.Shape!;
        var ranks = new byte[shape.Coordinates.Length / 2];
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var start = ring == 0 ? 0 : shape.RingEnds[ring - 1];
            Rank(shape.Ring(ring), shape.Kind == GeometryKind.Line, corners, ranks.AsSpan(start, shape.RingEnds[ring] - start));
        }

        return ranks;
    }

    private static void Rank(ReadOnlySpan<double> xy, bool isLine, HashSet<ulong> corners, Span<byte> ranks)
    {
        var count = Count(xy);
        if (count == 0)
            return;
        var first = -1;
        for (var i = 0; i < count; i++)
        {
            if (!corners.Contains(Key(xy, i)) && !(isLine && (i == 0 || i == count - 1)))
                continue;
            ranks[i] = Corner;
            first = first < 0 ? i : first;
        }

        // A ring that meets nothing begins where its neighbour around it would.
        if (first < 0)
            ranks[first = Lowest(xy, count)] = Corner;
        for (var (from, to) = (first, first + 1); from < first + count; to++)
        {
            if (ranks[to % count] != Corner)
                continue;
            RankBetween(xy, from, to, count, ranks);
            from = to;
        }

        if (ranks.Length > count)
            ranks[count] = ranks[0];
    }

    private static void RankBetween(ReadOnlySpan<double> xy, int start, int end, int count, Span<byte> ranks)
    {
        var open = new Stack<(int From, int To, double Most)>();
        open.Push((start, end, double.MaxValue));
        while (open.TryPop(out var part))
        {
            var (furthest, distance) = (-1, -1.0);
            for (var i = part.From + 1; i < part.To; i++)
            {
                var squared = SquareFromLine(xy, i % count, part.From % count, part.To % count);
                if (squared > distance || (squared == distance && IsLower(xy, i % count, furthest % count)))
                    (furthest, distance) = (i, squared);
            }

            if (furthest < 0)
                continue;
            // What hangs on a vertex cannot matter more than it.
            var most = Math.Min(part.Most, distance);
            ranks[furthest % count] = Least(Math.Sqrt(most));
            open.Push((part.From, furthest, most));
            open.Push((furthest, part.To, most));
        }
    }

    /// <summary>To the last bit the same from either end.</summary>
    private static double SquareFromLine(ReadOnlySpan<double> xy, int at, int from, int to)
    {
        if (IsLower(xy, to, from))
            (from, to) = (to, from);
        var (x, y) = (xy[2 * at] - xy[2 * from], xy[2 * at + 1] - xy[2 * from + 1]);
        var (dx, dy) = (xy[2 * to] - xy[2 * from], xy[2 * to + 1] - xy[2 * from + 1]);
        var length = dx * dx + dy * dy;
        var share = length == 0 ? 0 : Math.Clamp((x * dx + y * dy) / length, 0, 1);
        return (x - share * dx) * (x - share * dx) + (y - share * dy) * (y - share * dy);
    }

    private static int Lowest(ReadOnlySpan<double> xy, int count)
    {
        var lowest = 0;
        for (var i = 1; i < count; i++)
            lowest = IsLower(xy, i, lowest) ? i : lowest;
        return lowest;
    }

    private static bool IsLower(ReadOnlySpan<double> xy, int one, int other) =>
        xy[2 * one] < xy[2 * other] || (xy[2 * one] == xy[2 * other] && xy[2 * one + 1] < xy[2 * other + 1]);

    /// <summary>Vertices without the one that closes the ring.</summary>
    private static int Count(ReadOnlySpan<double> xy) => xy.Length > 2 && xy[0] == xy[^2] && xy[1] == xy[^1] ? xy.Length / 2 - 1 : xy.Length / 2;

    private static ulong Key(ReadOnlySpan<double> xy, int at)
    {
        var mixed = BitConverter.DoubleToUInt64Bits(xy[2 * at]) * 0x9E3779B97F4A7C15 ^ BitConverter.DoubleToUInt64Bits(xy[2 * at + 1]) * 0xC2B2AE3D27D4EB4F;
        mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9;
        return mixed ^ mixed >> 32;
    }
}
