namespace LandPlanner.Topology;

/// <summary>
/// The words that say what was wrong with a shape. They are kept in reports and stores: never reworded.
/// </summary>
public static class DefectReasons
{
    /// <summary>The record of a spatial layer has no shape.</summary>
    public const string NullShape = "null-shape";

    /// <summary>The shape has no vertex.</summary>
    public const string EmptyShape = "empty-shape";

    /// <summary>The shape is of another kind than its layer.</summary>
    public const string OtherKind = "other-kind";

    /// <summary>A coordinate is not a finite number.</summary>
    public const string NotANumber = "not-a-number";

    /// <summary>A coordinate lies beyond the reach of the workspace's projection.</summary>
    public const string OutsideWorld = "outside-world";

    /// <summary>A ring's last point is not its first.</summary>
    public const string UnclosedRing = "unclosed-ring";

    /// <summary>A vertex is written twice in a row, or a point twice in one record.</summary>
    public const string RepeatedPoint = "repeated-point";

    /// <summary>A ring has fewer than three different vertices.</summary>
    public const string ShortRing = "short-ring";

    /// <summary>A line has fewer than two different vertices.</summary>
    public const string ShortLine = "short-line";

    /// <summary>A ring runs back over itself and encloses nothing.</summary>
    public const string ZeroAreaRing = "zero-area-ring";

    /// <summary>A ring goes out along a line and back on it.</summary>
    public const string Spike = "spike";

    /// <summary>A ring crosses itself.</summary>
    public const string SelfIntersection = "self-intersection";

    /// <summary>A ring meets itself in a vertex.</summary>
    public const string RingTouchesItself = "ring-touches-itself";

    /// <summary>Two rings of one part cross or share an edge.</summary>
    public const string CrossingRings = "crossing-rings";

    /// <summary>A ring is there twice.</summary>
    public const string DuplicateRing = "duplicate-ring";

    /// <summary>A hole lies outside its shell, or its shell is gone.</summary>
    public const string HoleOutsideShell = "hole-outside-shell";

    /// <summary>A hole lies outside its own shell but inside another part's.</summary>
    public const string WrongRingRole = "wrong-ring-role";

    /// <summary>A hole lies in a hole.</summary>
    public const string NestedHoles = "nested-holes";

    /// <summary>A part lies inside another.</summary>
    public const string NestedShells = "nested-shells";

    /// <summary>Two parts overlap or share an edge.</summary>
    public const string OverlappingParts = "overlapping-parts";

    /// <summary>Touching rings cut the inside of a part in two.</summary>
    public const string DisconnectedInterior = "disconnected-interior";

    /// <summary>
    /// A vertex of one ring lies on another's edge, where that has none: equal on the grid, but not to every reader
    /// of doubles.
    /// </summary>
    public const string TouchWithoutVertex = "touch-without-vertex";

    /// <summary>A ring, a line or a neck narrower than the grid is gone with the snapping.</summary>
    public const string CollapsedBySnapping = "collapsed-by-snapping";

    /// <summary>What repair made of it is still not valid.</summary>
    public const string BeyondRepair = "beyond-repair";
}
