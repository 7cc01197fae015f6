namespace LandPlanner.Checks;

/// <summary>What a check looks for. A problem has exactly one of the single kinds.</summary>
[Flags]
public enum CheckKinds
{
    None = 0,

    /// <summary>A shape that is missing, or not valid by the OGC's rules; parts of one shape that overlap,
    /// too.</summary>
    Invalid = 1,

    /// <summary>Two shapes cover the same ground.</summary>
    Overlap = 1 << 1,

    /// <summary>Ground inside the layer, or inside its frame, that no shape covers.</summary>
    Gap = 1 << 2,

    /// <summary>The same shape twice.</summary>
    Duplicate = 1 << 3,

    /// <summary>A whole shape too small or too thin to be one.</summary>
    Sliver = 1 << 4,

    /// <summary>A ring runs out, or in, and back almost on the same line.</summary>
    Spike = 1 << 5,

    /// <summary>An edge too short to be meant.</summary>
    TinyEdge = 1 << 6,

    /// <summary>Ground the layer covers outside its frame.</summary>
    Outside = 1 << 7,

    /// <summary>A value, or a field, is not what the layer's standard asks for.</summary>
    Attribute = 1 << 8,

    /// <summary>The declared area is not the official one.</summary>
    DeclaredArea = 1 << 9,

    /// <summary>The declared areas of a village's patches do not add up to the village.</summary>
    Closure = 1 << 10,

    /// <summary>A patch below the smallest area that is mapped by itself (上图面积).</summary>
    SmallPatch = 1 << 11,

    Topology = Invalid | Overlap | Gap | Duplicate | Sliver | Spike | TinyEdge | Outside,
    All = Topology | Attribute | DeclaredArea | Closure | SmallPatch,
}

/// <summary>The words for kinds and severities in reports and JSON: never reworded.</summary>
public static class CheckWords
{
    /// <summary>Every single kind with its word, in the order in which problems are listed.</summary>
    public static readonly IReadOnlyList<(CheckKinds Kind, string Word)> Kinds =
    [
        (CheckKinds.Invalid, "invalid"),
        (CheckKinds.Overlap, "overlap"),
        (CheckKinds.Gap, "gap"),
        (CheckKinds.Duplicate, "duplicate"),
        (CheckKinds.Sliver, "sliver"),
        (CheckKinds.Spike, "spike"),
        (CheckKinds.TinyEdge, "tiny-edge"),
        (CheckKinds.Outside, "outside"),
        (CheckKinds.Attribute, "attribute"),
        (CheckKinds.DeclaredArea, "declared-area"),
        (CheckKinds.Closure, "closure"),
        (CheckKinds.SmallPatch, "small-patch"),
    ];

    public static string Word(this CheckKinds kind) => Kinds.First(known => known.Kind == kind).Word;

    public static string Word(this ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => "error",
        ProblemSeverity.Warning => "warning",
        _ => "info",
    };
}
