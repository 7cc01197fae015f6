using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LandPlanner.Overlays;

/// <summary>The boxes of a leaf's edges, side by side, worked out once for all the edges they are held against.</summary>
internal struct EdgeBoxes
{
    private Sides _minX;
    private Sides _minY;
    private Sides _maxX;
    private Sides _maxY;
    private int _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill(double[] xs, double[] ys, in EdgeNode leaf)
    {
        ref var x = ref xs[leaf.First];
        ref var y = ref ys[leaf.First];
        _count = leaf.End - leaf.First;
        for (var i = 0; i < _count; i += Vector256<double>.Count)
        {
            var (fromX, toX) = (Vector256.LoadUnsafe(ref x, (nuint)i), Vector256.LoadUnsafe(ref x, (nuint)i + 1));
            var (fromY, toY) = (Vector256.LoadUnsafe(ref y, (nuint)i), Vector256.LoadUnsafe(ref y, (nuint)i + 1));
            Vector256.MinNative(fromX, toX).StoreUnsafe(ref _minX[0], (nuint)i);
            Vector256.MinNative(fromY, toY).StoreUnsafe(ref _minY[0], (nuint)i);
            Vector256.MaxNative(fromX, toX).StoreUnsafe(ref _maxX[0], (nuint)i);
            Vector256.MaxNative(fromY, toY).StoreUnsafe(ref _maxY[0], (nuint)i);
        }
    }

    /// <summary>The edges, as bits from the lowest, whose boxes meet another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Meeting(in GridBox box)
    {
        var (minX, minY) = (Vector256.Create(box.MinX), Vector256.Create(box.MinY));
        var (maxX, maxY) = (Vector256.Create(box.MaxX), Vector256.Create(box.MaxY));
        var mask = 0u;
        for (var i = 0; i < _count; i += Vector256<double>.Count)
        {
            var met = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref _maxX[0], (nuint)i), minX)
                & Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref _minX[0], (nuint)i), maxX)
                & Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref _maxY[0], (nuint)i), minY)
                & Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref _minY[0], (nuint)i), maxY);
            mask |= met.ExtractMostSignificantBits() << i;
        }

        return mask & ((1u << _count) - 1);
    }

    [InlineArray(EdgeNode.LeafEdges)]
    private struct Sides
    {
        private double _first;
    }
}
