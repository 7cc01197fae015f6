using System.Runtime.InteropServices;

namespace LandPlanner.Overlays;

/// <summary>A node of the tree of boxes over one polygon's edges, in their order along the rings.</summary>
/// <param name="Box">Of the edges below it.</param>
/// <param name="Doubles">
/// A leaf: twice the planar area, in grid units squared, swept about the point (0, 0) from the ring's first vertex to the
/// leaf's.
/// </param>
/// <param name="First">A leaf: the vertex its first edge starts from; else its first child.</param>
/// <param name="End">A leaf: the vertex its last edge ends at; else one past its last child.</param>
/// <param name="Ring">A leaf: the ring its edges belong to; else −1.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct EdgeNode(GridBox Box, Int128 Doubles, int First, int End, int Ring)
{
    /// <summary>The most edges a leaf holds: one bit each of a 16-bit mask.</summary>
    public const int LeafEdges = 16;

    /// <summary>The most children of a node that is no leaf.</summary>
    public const int Fan = 8;

    public bool IsLeaf => Ring >= 0;
}
