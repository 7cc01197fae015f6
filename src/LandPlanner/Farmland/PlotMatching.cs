using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Farmland;

/// <summary>When ground is the same: by the share of a plot that lies on plots that are there already.</summary>
/// <param name="Touching">Up to this share, of either of two, plots are neighbours.</param>
/// <param name="Same">From this share on the plot is there already; between the two somebody has to look.</param>
public sealed record PlotShares(double Touching, double Same);

/// <summary>What a plot that is offered is to a ledger.</summary>
public enum PlotStanding
{
    /// <summary>Ground the ledger does not have.</summary>
    New,

    /// <summary>The ledger has it, or an earlier plot of the same offer.</summary>
    Known,

    /// <summary>A part of it is ground the ledger has, or it has a plot of the ledger within it: that would be counted twice.</summary>
    Overlapping,

    /// <summary>It is already what the ledger's plots are to become.</summary>
    Achieved,

    /// <summary>It has no polygon.</summary>
    WithoutShape,
}

/// <summary>Ground that a plot has in common with another.</summary>
/// <param name="Other">The index of a plot that is there, or, where <paramref name="IsOffered"/>, of an earlier one of the offer.</param>
/// <param name="Share">Of the plot that is offered, 0 to 1.</param>
public sealed record PlotOverlap(int Other, bool IsOffered, Area Area, double Share);

/// <summary>How a plot that is offered stands to those that are there.</summary>
/// <param name="Overlaps">By size, the largest first.</param>
/// <param name="Remainder">The plot without the ground that is there already; null unless it is <see cref="PlotStanding.Overlapping"/>.</param>
public sealed record PlotMatch(PlotStanding Standing, IReadOnlyList<PlotOverlap> Overlaps, Geometry? Remainder);

/// <summary>Finds plots that a ledger has already, so that no ground is in it twice.</summary>
public static class PlotMatching
{
    /// <summary>Of each plot in turn; what is taken of it stands in the way of those behind it.</summary>
    /// <param name="takesRemainders">Whether of a plot that lies in part on others the rest is taken; else it is not taken, and stands in nobody's way.</param>
    /// <param name="counts">Whether a plot that is there (its index second) stands in the way of one that is offered (its index first); null for all.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static IReadOnlyList<PlotMatch> Of(
        IReadOnlyList<Geometry?> offered, IReadOnlyList<Geometry?> there, PlotShares shares, EllipsoidalArea areas, Func<int, int, bool>? counts, bool takesRemainders, CancellationToken ct)
    {
        var (offer, ledger) = (PolygonSet.Build(offered, areas), PolygonSet.Build(there, areas));
        var known = CrossTab.Pairs(offer, ledger, ct).Where(pair => counts?.Invoke(pair.A, pair.B) != false).ToLookup(pair => pair.A);
        var among = CrossTab.Within(offer, ct).ToLookup(pair => pair.B);
        var matches = new PlotMatch[offered.Count];
        for (var plot = 0; plot < matches.Length; plot++)
        {
            if (offered[plot] is not { IsEmpty: false, Dimension: Dimension.Surface } shape)
            {
                matches[plot] = new(PlotStanding.WithoutShape, [], null);
                continue;
            }

            var whole = offer.SquareMetres(plot);
            var overlaps = known[plot].Select(pair => new Ground(pair.B, false, pair.SquareMetres, there[pair.B]!, ledger.SquareMetres(pair.B))).Concat(among[plot].Select(pair => Taken(pair, shape)).OfType<Ground>())
                .Where(ground => !Tolerance.Default.IsNoise(ground.SquareMetres)).OrderByDescending(ground => ground.SquareMetres).ToList();
            var rest = Rest(shape, overlaps);
            var standing = (rest is null ? overlaps.Sum(ground => ground.SquareMetres) : whole - areas.SquareMetresOf(rest)) / whole is var share && share >= shares.Same ? PlotStanding.Known
                // Of a small plot within a large one little of the large one is the same, and of the small one all.
                : share > shares.Touching || overlaps.Exists(ground => ground.SquareMetres / ground.Whole > shares.Touching) ? PlotStanding.Overlapping
                : PlotStanding.New;
            matches[plot] = new(
                standing,
                [.. overlaps.Select(ground => new PlotOverlap(ground.Other, ground.IsOffered, Area.FromSquareMetres(ground.SquareMetres), Math.Min(1, ground.SquareMetres / whole)))],
                standing == PlotStanding.Overlapping ? rest ?? Difference(shape, overlaps) : null);
        }

        return matches;

        // What an earlier plot of the offer has in common with this one, as far as it is taken.
        Ground? Taken(OverlapPair pair, Geometry shape) => matches[pair.A] switch
        {
            { Standing: PlotStanding.New } => new(pair.A, true, pair.SquareMetres, offered[pair.A]!, offer.SquareMetres(pair.A)),
            { Standing: PlotStanding.Overlapping, Remainder: { } left } when takesRemainders =>
                new(pair.A, true, areas.SquareMetresOf(Evidence.Intersection(shape, left)), left, areas.SquareMetresOf(left)),
            _ => null,
        };
    }

    /// <summary>The plot without the ground that several others cover, which may lie over each other; null where there are not several, and areas say all.</summary>
    private static Geometry? Rest(Geometry shape, List<Ground> overlaps) => overlaps.Count > 1 ? Difference(shape, overlaps) : null;

    private static Geometry Difference(Geometry shape, List<Ground> overlaps) => Evidence.Difference(shape, Evidence.Union([.. overlaps.Select(ground => ground.Shape)]));

    /// <param name="SquareMetres">In common.</param>
    /// <param name="Whole">Of the other plot, in m².</param>
    private sealed record Ground(int Other, bool IsOffered, double SquareMetres, Geometry Shape, double Whole);
}
