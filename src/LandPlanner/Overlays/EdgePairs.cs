using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LandPlanner.Overlays;

/// <summary>Takes each edge of A with each edge of B whose boxes meet.</summary>
internal interface IEdgePairs
{
    /// <summary>Whether a pair whose edge of B lies on one side of A's, B being shifted, may be kept back.</summary>
    static abstract bool TakesCrossingsOnly { get; }

    void Take(in EdgeNode leafA, int edgeA, in EdgeNode leafB, int edgeB);
}

/// <summary>Goes down the trees of two shapes to the edges that may touch.</summary>
internal static class EdgePairs
{
    public static void Find<TTaker>(PolygonSet a, int nodeA, PolygonSet b, int nodeB, ref TTaker taker)
        where TTaker : struct, IEdgePairs
    {
        ref readonly var hereA = ref a.Nodes[nodeA];
        ref readonly var hereB = ref b.Nodes[nodeB];
        if (!hereA.Box.Meets(hereB.Box))
            return;
        if (hereA.IsLeaf && hereB.IsLeaf)
        {
            FindInLeaves(a, hereA, b, hereB, ref taker);
        }
        else if (hereB.IsLeaf || (!hereA.IsLeaf && hereA.Box.Span > hereB.Box.Span))
        {
            for (var child = hereA.First; child < hereA.End; child++)
                Find(a, child, b, nodeB, ref taker);
        }
        else
        {
            for (var child = hereB.First; child < hereB.End; child++)
                Find(a, nodeA, b, child, ref taker);
        }
    }

    private static void FindInLeaves<TTaker>(
        PolygonSet a, in EdgeNode leafA, PolygonSet b, in EdgeNode leafB, ref TTaker taker)
        where TTaker : struct, IEdgePairs
    {
        var edgesA = a.EdgesIn(leafA, leafB.Box);
        if (edgesA != 0)
            FindAmong(a, leafA, edgesA, b, leafB, ref taker);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FindAmong<TTaker>(
        PolygonSet a, in EdgeNode leafA, uint edgesA, PolygonSet b, in EdgeNode leafB, ref TTaker taker)
        where TTaker : struct, IEdgePairs
    {
        Unsafe.SkipInit(out EdgeBoxes boxes);
        boxes.Fill(b.Xs, b.Ys, leafB);
        var isFiltered = TTaker.TakesCrossingsOnly && leafA.Box.Join(leafB.Box).Span < SweptArea.ShortSpan;
        for (; edgesA != 0; edgesA &= edgesA - 1)
        {
            var edgeA = leafA.First + BitOperations.TrailingZeroCount(edgesA);
            var met = boxes.Meeting(a.EdgeBox(edgeA));
            if (isFiltered && met != 0)
                met &= EdgesAcross(b, leafB, a, edgeA);
            for (; met != 0; met &= met - 1)
                taker.Take(leafA, edgeA, leafB, leafB.First + BitOperations.TrailingZeroCount(met));
        }
    }

    /// <summary>
    /// The edges of a leaf of B, as bits, whose ends lie on different sides of the line through an edge of A, B being
    /// shifted. The leaf and the edge must lie within <see cref="SweptArea.ShortSpan"/>.
    /// </summary>
    private static uint EdgesAcross(PolygonSet b, in EdgeNode leaf, PolygonSet a, int edgeA)
    {
        var (fromX, fromY) = (Vector256.Create(a.Xs[edgeA]), Vector256.Create(a.Ys[edgeA]));
        var (run, rise) = (a.Xs[edgeA + 1] - a.Xs[edgeA], a.Ys[edgeA + 1] - a.Ys[edgeA]);
        var isTieLeft = PointShift.Forth.IsLeft(run, rise);
        ref var xs = ref b.Xs[leaf.First];
        ref var ys = ref b.Ys[leaf.First];
        var (left, count) = (0u, leaf.End - leaf.First);
        for (var i = 0; i <= count; i += Vector256<double>.Count)
        {
            var side = run * (Vector256.LoadUnsafe(ref ys, (nuint)i) - fromY) - rise * (Vector256.LoadUnsafe(ref xs, (nuint)i) - fromX);
            var isLeft = isTieLeft
                ? Vector256.GreaterThanOrEqual(side, Vector256<double>.Zero)
                : Vector256.GreaterThan(side, Vector256<double>.Zero);
            left |= isLeft.ExtractMostSignificantBits() << i;
        }

        return left ^ (left >> 1);
    }
}
