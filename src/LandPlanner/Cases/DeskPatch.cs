using NetTopologySuite.Geometries;

namespace LandPlanner.Cases;

/// <summary>A polygon to be compared.</summary>
/// <param name="Shape">In the workspace's plane.</param>
/// <param name="ChangeType">What a satellite batch says of it (TBLX); empty where nobody does.</param>
/// <param name="ImagedBefore">The first day its former image (QSX) can be of; null where not told.</param>
/// <param name="ImagedAfter">The last day its latter image (HSX) can be of; null where not told.</param>
public sealed record DeskPatch(Geometry Shape, string ChangeType = "", DateOnly? ImagedBefore = null, DateOnly? ImagedAfter = null)
{
    /// <summary>Whether the latter image is told to be from before the former: then neither says when the ground changed.</summary>
    public bool IsImagedBackwards => ImagedBefore > ImagedAfter;
}
