namespace LandPlanner.Plans;

/// <summary>The parts of a structure.</summary>
public enum StructureKind
{
    /// <summary>轴</summary>
    Axis,

    /// <summary>带</summary>
    Belt,

    /// <summary>段</summary>
    Segment,

    /// <summary>区</summary>
    Zone,

    /// <summary>中心</summary>
    Center,

    /// <summary>点</summary>
    Point,
}

/// <summary>Kinds as ledgers and documents write them.</summary>
public static class StructureKinds
{
    private static readonly string[] Words = ["axis", "belt", "segment", "zone", "center", "point"];

    public static string Word(this StructureKind kind) => Words[(int)kind];

    /// <summary>Null for a word that is none.</summary>
    public static StructureKind? Find(string word) => Array.IndexOf(Words, word) is >= 0 and var place ? (StructureKind)place : null;
}
