using LandPlanner.Checks;

namespace LandPlanner.Workspaces.Checking;

/// <summary>Which layer to check, and how.</summary>
/// <param name="Kinds">What to look for.</param>
public sealed record CheckRequest(string Layer, CheckKinds Kinds)
{
    /// <summary>The layer that says what ground to cover; null for none.</summary>
    public string? Within { get; init; }

    /// <summary>Overlaps from this many m² on; null for the tolerance's noise.</summary>
    public double? OverlapFromSquareMetres { get; init; }

    /// <summary>Gaps of up to this many m²; null for any size.</summary>
    public double? GapUpToSquareMetres { get; init; }

    /// <summary>A spike turns back by less than this angle, in degrees; null for the default.</summary>
    public double? SpikeDegrees { get; init; }

    /// <summary>A spike is nowhere wider than this; null for the default.</summary>
    public double? SpikeWidthMetres { get; init; }

    /// <summary>Null for the default.</summary>
    public double? TinyEdgeMetres { get; init; }
}
