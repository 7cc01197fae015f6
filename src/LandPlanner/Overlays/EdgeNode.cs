namespace LandPlanner.Overlays;

/// <summary>A node of the tree of boxes over one polygon's edges, in their order along the rings.</summary>
/// <param name="First">A leaf: the vertex its first edge starts from; else its first child.</param>
/// <param name="End">A leaf: the vertex its last edge ends at; else one past its last child.</param>
/// <param name="Ring">A leaf: the ring its edges belong to; else −1.</param>
internal readonly record struct EdgeNode(GridBox Box, int First, int End, int Ring, bool IsLeaf);
