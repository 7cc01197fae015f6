using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Changes;

/// <summary>Ground of one patch before and one after, in one village.</summary>
/// <param name="Before">The earlier patch; −1 for ground only the later layer has.</param>
/// <param name="Village">Index in <see cref="VillageMap.Villages"/>.</param>
/// <param name="Kind">By classes, or by what was planted where the classes are cultivated.</param>
/// <param name="Shape">Only where there is something to show.</param>
internal sealed record Fragment(
    int Before, int After, int Village, ChangeKind Kind, double SquareMetres, Geometry? Shape);

/// <summary>Takes two vintages apart into fragments that share out the ground.</summary>
internal sealed class Fragments(ChangeInput input, Side[] sides, ClassList classes, VillageMap villages)
{
    /// <summary>Patches that the other one covers but for this much, in m², are shown by their own shape.</summary>
    private const double Whole = 1e-5;

    /// <summary>Pairs in the order of their patches, then what only the earlier layer has, then what only the later has.</summary>
    public IReadOnlyList<Fragment> All(CancellationToken ct)
    {
        var pairs = CrossTab.Pairs(sides[0].Cover.Polygons, sides[1].Cover.Polygons, ct, input.Threads);
        input.Progress?.Report(0.5);
        var found = new IReadOnlyList<Fragment>[pairs.Count];
        Parallel.For(0, pairs.Count, Work.Options(input, ct), i => found[i] = OfPair(pairs[i]));
        input.Progress?.Report(0.7);
        return
        [
            .. found.SelectMany(fragments => fragments),
            .. Remains(0, pairs.Select(pair => (pair.A, pair.B, pair.SquareMetres)), ct),
            .. Remains(1, pairs.Select(pair => (pair.B, pair.A, pair.SquareMetres)), ct),
        ];
    }

    // Contacts below the noise limit are touching, not change; within one class they are part of what stayed.
    private IReadOnlyList<Fragment> OfPair(OverlapPair pair)
    {
        var kind = KindOf(pair.A, pair.B);
        if (kind != ChangeKind.Unchanged && input.Tolerance.IsNoise(pair.SquareMetres))
            return [];
        var village = villages.Whole(pair.A, pair.B);
        if (village is { } one && kind is (ChangeKind.Unchanged or ChangeKind.Undecided))
            return [new(pair.A, pair.B, one, kind, pair.SquareMetres, null)];
        return Place(pair.A, pair.B, village, kind, Shape(pair), pair.SquareMetres);
    }

    private ChangeKind KindOf(int before, int after)
    {
        var (one, other) = (classes.Of(0, before), classes.Of(1, after));
        if (!classes.IsCultivated(one) || !classes.IsCultivated(other))
            return classes.Kind(one, other);
        return (sides[0].Plantings[before], sides[1].Plantings[after]) switch
        {
            ("LS", "FLS") => ChangeKind.GrainToNonGrain,
            ({ Length: > 0 } and not "WG", "WG") => ChangeKind.Unsown,
            _ => classes.Kind(one, other),
        };
    }

    private Geometry Shape(OverlapPair pair)
    {
        var (before, after) = (sides[0].Cover, sides[1].Cover);
        if (before.SquareMetres[pair.A] - pair.SquareMetres < Whole)
            return before.Shapes[pair.A]!;
        if (after.SquareMetres[pair.B] - pair.SquareMetres < Whole)
            return after.Shapes[pair.B]!;
        var common = before.Shapes[pair.A]!.EnvelopeInternal.Intersection(after.Shapes[pair.B]!.EnvelopeInternal);
        return Evidence.Intersection(before.Near(pair.A, common), after.Near(pair.B, common));
    }

    private IReadOnlyList<Fragment> Place(
        int before, int after, int? village, ChangeKind kind, Geometry shape, double squareMetres)
    {
        if (village is { } whole)
            return [new(before, after, whole, kind, squareMetres, shape)];
        var parts = villages.Cut(before, after, shape).ToList();
        if (parts.Count == 0)
            return [new(before, after, 0, kind, squareMetres, shape)];
        var scale = squareMetres / parts.Sum(part => part.SquareMetres);
        return [.. parts.Select(p => new Fragment(before, after, p.Village, kind, p.SquareMetres * scale, p.Shape))];
    }

    /// <summary>What of each patch of one layer the other does not reach.</summary>
    private IEnumerable<Fragment> Remains(
        int side, IEnumerable<(int Own, int Other, double SquareMetres)> pairs, CancellationToken ct)
    {
        var (own, other) = (sides[side].Cover, sides[1 - side].Cover);
        var left = own.SquareMetres.ToArray();
        var near = new List<int>?[left.Length];
        foreach (var (patch, neighbour, squareMetres) in pairs)
        {
            left[patch] -= squareMetres;
            (near[patch] ??= []).Add(neighbour);
        }

        var found = new IReadOnlyList<Fragment>[left.Length];
        Parallel.For(0, left.Length, Work.Options(input, ct), i => found[i] = input.Tolerance.IsNoise(left[i])
            ? []
            : Remain(side, i, near[i] is { } others
                ? Outside(own.Shapes[i]!, others.Order(), other)
                : own.Shapes[i]!));
        return found.SelectMany(fragments => fragments);
    }

    private static Geometry Outside(Geometry shape, IEnumerable<int> near, GroundCover cover) =>
        Evidence.Difference(shape, Evidence.Union([.. near.Select(i => cover.Near(i, shape.EnvelopeInternal))]));

    private IReadOnlyList<Fragment> Remain(int side, int patch, Geometry shape)
    {
        var squareMetres = input.Areas.SquareMetresOf(shape);
        if (input.Tolerance.IsNoise(squareMetres))
            return [];
        var (before, after) = side == 0 ? (patch, -1) : (-1, patch);
        var kind = side == 0 ? ChangeKind.NotInAfter : ChangeKind.NotInBefore;
        return Place(before, after, villages.Whole(before, after), kind, shape, squareMetres);
    }
}
