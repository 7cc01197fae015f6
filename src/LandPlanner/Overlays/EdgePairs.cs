using System.Numerics;
using System.Runtime.CompilerServices;

namespace LandPlanner.Overlays;

/// <summary>Takes each edge of A with each edge of B whose boxes meet.</summary>
internal interface IEdgePairs
{
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
        for (; edgesA != 0; edgesA &= edgesA - 1)
        {
            var edgeA = leafA.First + BitOperations.TrailingZeroCount(edgesA);
            for (var met = boxes.Meeting(a.EdgeBox(edgeA)); met != 0; met &= met - 1)
                taker.Take(leafA, edgeA, leafB, leafB.First + BitOperations.TrailingZeroCount(met));
        }
    }
}
