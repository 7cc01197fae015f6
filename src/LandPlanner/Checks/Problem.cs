using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

public enum ProblemSeverity
{
    /// <summary>Against a rule: to be put right.</summary>
    Error,

    /// <summary>Most likely a mistake, but too small to matter, or for somebody to look at.</summary>
    Warning,

    /// <summary>To be known. Alone it does not make a layer one with problems.</summary>
    Info,
}

/// <summary>A named value that a problem's sentence speaks of.</summary>
public readonly record struct Fact(string Name, string Value);

/// <summary>One thing that is wrong with a layer.</summary>
/// <param name="Kind">One single kind.</param>
/// <param name="Reason">
/// What exactly: one of <see cref="ProblemReasons"/>, of the defects of an invalid shape, or the id of a rule of the
/// layer's table.
/// </param>
/// <param name="Ids">The features it is about, ascending; empty where it is about the layer as a whole.</param>
/// <param name="Place">A point in or on the problem, in the workspace's CRS; null where it has no place.</param>
public sealed record Problem(
    CheckKinds Kind, ProblemSeverity Severity, string Reason, IReadOnlyList<long> Ids, Coordinate? Place)
{
    /// <summary>Polygons; null where the problem is a point, or has no place.</summary>
    public Geometry? Shape { get; init; }

    /// <summary>The official area it is about, in m², rounded to 10⁻⁶; zero where there is none.</summary>
    public double SquareMetres { get; init; }

    /// <summary>The same in the plane.</summary>
    public double PlanarSquareMetres { get; init; }

    /// <summary>For an overlap or gap: whether all of it is below the tolerance for slivers.</summary>
    public bool IsSliver { get; init; }

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The value of a fact; empty where there is none of this name.</summary>
    public string Fact(string name) => Facts.FirstOrDefault(fact => fact.Name == name).Value ?? "";
}

/// <summary>The words for what exactly is wrong, but for those that tables give. Never reworded.</summary>
public static class ProblemReasons
{
    public const string Overlap = "overlap";
    public const string Gap = "gap";

    /// <summary>A gap in a layer that need not cover its ground: it may be meant.</summary>
    public const string EnclosedGround = "enclosed-ground";

    /// <summary>Ground of the frame that the layer does not cover.</summary>
    public const string FrameNotCovered = "frame-not-covered";
    public const string OutsideFrame = "outside-frame";

    /// <summary>Vertex for vertex the same shape.</summary>
    public const string SameShape = "same-shape";

    /// <summary>The same ground, but not vertex for vertex.</summary>
    public const string SameGround = "same-ground";
    public const string SmallShape = "small-shape";
    public const string ThinShape = "thin-shape";
    public const string Spike = "spike";
    public const string TinyEdge = "tiny-edge";

    /// <summary>A vertex twice in a row.</summary>
    public const string RepeatedPoint = "repeated-point";
    public const string DeclaredArea = "declared-area";

    /// <summary>The patches of a village do not add up to the area the village declares.</summary>
    public const string ClosureDeclared = "closure-declared";

    /// <summary>The patches of a village do not add up to the official area of its polygon.</summary>
    public const string ClosureComputed = "closure-computed";

    /// <summary>Patches say they lie in a village that the village layer does not have.</summary>
    public const string UnknownVillage = "unknown-village";
    public const string VillageWithoutPatches = "village-without-patches";
    public const string BelowMappingArea = "below-mapping-area";
    public const string MissingField = "missing-field";
    public const string EmptyField = "empty-field";

    /// <summary>Blanks stand before or behind a value; the rest of the check does not count them.</summary>
    public const string BlanksAround = "blanks-around";
    public const string TooLong = "too-long";
    public const string WrongLength = "wrong-length";
    public const string NotANumber = "not-a-number";
    public const string OutOfRange = "out-of-range";
    public const string UnknownCode = "unknown-code";
    public const string CodeNotAllowedHere = "code-not-allowed-here";
    public const string UnknownClass = "unknown-class";
    public const string NameDiffers = "name-differs";
    public const string WrongResult = "wrong-result";
    public const string NotUnique = "not-unique";
}
