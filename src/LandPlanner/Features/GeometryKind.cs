namespace LandPlanner.Features;

/// <summary>What a layer is made of. Shapes are always multi in storage.</summary>
public enum GeometryKind
{
    /// <summary>A table without shapes.</summary>
    None,
    Point,
    Line,
    Polygon,
}
