namespace LandPlanner.LandClasses;

/// <summary>三大类 of 土地管理法 art. 4.</summary>
public enum MajorClass
{
    /// <summary>农用地</summary>
    Agricultural,

    /// <summary>建设用地</summary>
    Construction,

    /// <summary>未利用地</summary>
    Unused,
}

/// <summary>What a class is to the flows of farmland.</summary>
public enum FlowKind
{
    /// <summary>耕地: paddy, irrigated and dry land.</summary>
    Cultivated,

    /// <summary>建设用地</summary>
    Construction,

    /// <summary>园地, 林地, 草地 and the wetlands among them.</summary>
    OrchardForestGrass,

    /// <summary>Other agricultural land: 农村道路, 水库, 坑塘, 沟渠, 设施农用地, 田坎.</summary>
    OtherAgricultural,

    /// <summary>未利用地</summary>
    Unused,
}

/// <summary>How sure a row of a table is.</summary>
public enum Confidence
{
    /// <summary>S: a source was found.</summary>
    Sourced,

    /// <summary>K-h: knowledge, high confidence.</summary>
    High,

    /// <summary>K-m: knowledge, medium confidence; check before relying on it.</summary>
    Medium,

    /// <summary>K-l: knowledge, low confidence; check before relying on it.</summary>
    Low,
}

/// <summary>One class of one scheme. The same code means another thing in another scheme.</summary>
/// <param name="Scheme">The scheme's id, for example "SD2019".</param>
/// <param name="Parent">The code of the class it belongs to; null at the first level.</param>
/// <param name="Level">1 at the top.</param>
/// <param name="Major">Null where the class spans several, or is none (sea use).</param>
/// <param name="Flow">Null where the class spans several kinds, or its kind is not known.</param>
/// <param name="Colour">"#RRGGBB"; null where no source gives one.</param>
public sealed record LandClass(
    string Scheme,
    string Code,
    string NameZh,
    string? Parent,
    int Level,
    MajorClass? Major,
    FlowKind? Flow,
    string? Colour,
    Confidence Confidence,
    string Source)
{
    /// <summary>Whether it is 耕地.</summary>
    public bool IsCultivated => Flow == FlowKind.Cultivated;
}
