using LandPlanner.Areas;
using LandPlanner.Audits;

namespace LandPlanner.Checks;

/// <summary>From what size on a check speaks. The defaults are those of the command.</summary>
public sealed record CheckLimits
{
    public static readonly CheckLimits Default = new();

    /// <summary>Below its noise nothing overlaps and nothing is a gap; below its sliver sizes it is a sliver.</summary>
    public Tolerance Tolerance { get; init; } = Tolerance.Default;

    /// <summary>Overlaps from this many m² on, unrounded; null leaves it to the tolerance's noise.</summary>
    public double? OverlapFromSquareMetres { get; init; }

    /// <summary>Gaps of up to this many m²; null for gaps of any size.</summary>
    public double? GapUpToSquareMetres { get; init; }

    /// <summary>
    /// In a layer that need not cover its ground, a gap above this many m² may be meant: the largest of the common
    /// minimum mapping areas (上图面积) of the third land survey, 600 m².
    /// </summary>
    public double MeantGapSquareMetres { get; init; } = 600;

    /// <summary>A spike turns back by less than this angle …</summary>
    public double SpikeDegrees { get; init; } = 1;

    /// <summary>… and is nowhere wider than this.</summary>
    public double SpikeWidthMetres { get; init; } = 0.05;

    /// <summary>Edges shorter than this are tiny.</summary>
    public double TinyEdgeMetres { get; init; } = 0.001;

    /// <summary>Declared areas may differ from official ones by this much …</summary>
    public Area DeclaredDifference { get; init; } = new(50);

    /// <summary>… or by this share of the official area, where that is more.</summary>
    public double DeclaredShare { get; init; } = 0.001;
}
