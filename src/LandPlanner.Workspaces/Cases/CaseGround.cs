using LandPlanner.Areas;
using LandPlanner.Cases;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>What the ground of a polygon is to the cases that are there, and to others of its list.</summary>
/// <param name="IsNew">Whether it is no other's ground: by the part of the polygon that lies on others, however small those are beside it.</param>
/// <param name="Matches">The cases on it, the greatest share first; a share below a hundredth of either is a contact, not a match.</param>
/// <param name="Twin">The place in the list of the new one that has most of it; -1 where it is new itself, or none has any.</param>
internal sealed record CaseGround(bool IsNew, IReadOnlyList<CaseMatch> Matches, int Twin)
{
    private const double LeastShare = 0.01;

    /// <summary>Of each shape in turn.</summary>
    /// <param name="same">From this part of it on a polygon is ground that others have.</param>
    public static IReadOnlyList<CaseGround> Of(IReadOnlyList<Geometry> shapes, IReadOnlyList<Case> cases, double same, EllipsoidalArea areas, CancellationToken ct)
    {
        var (mine, theirs) = (PolygonSet.Build(shapes, areas), PolygonSet.Build([.. cases.Select(one => one.Shape)], areas));
        var known = CrossTab.Pairs(mine, theirs, ct).ToLookup(pair => pair.A);
        var among = CrossTab.Within(mine, ct).SelectMany(pair => new[] { (pair.A, pair.B, pair.SquareMetres), (pair.B, pair.A, pair.SquareMetres) }).ToLookup(pair => pair.Item1, pair => (Other: pair.Item2, pair.SquareMetres));
        var grounds = new CaseGround[shapes.Count];
        // The larger first: what lies within another of the list is that one's, in whatever order they came. A square metre decides nothing.
        foreach (var i in Enumerable.Range(0, shapes.Count).OrderByDescending(i => Math.Round(mine.SquareMetres(i))))
        {
            var twins = among[i].Where(pair => grounds[pair.Other] is { IsNew: true }).OrderByDescending(pair => pair.SquareMetres).ToList();
            var others = known[i].Select(pair => (pair.SquareMetres, cases[pair.B].Shape!)).Concat(twins.Select(pair => (pair.SquareMetres, shapes[pair.Other]))).ToList();
            var isNew = Covered(shapes[i], others, same * mine.SquareMetres(i), areas) < same * mine.SquareMetres(i);
            grounds[i] = new(isNew, Matches(i), isNew ? -1 : twins.Where(pair => IsMatch(Part(pair.SquareMetres, mine.SquareMetres(i)), Part(pair.SquareMetres, mine.SquareMetres(pair.Other)))).Select(pair => pair.Other).FirstOrDefault(-1));
        }

        return grounds;

        IReadOnlyList<CaseMatch> Matches(int i) =>
        [
            .. known[i].Select(pair => new CaseMatch(cases[pair.B], Area.FromSquareMetres(pair.SquareMetres), Part(pair.SquareMetres, mine.SquareMetres(i)), Part(pair.SquareMetres, theirs.SquareMetres(pair.B))))
                .Where(match => IsMatch(match.Share, match.OfCase)).OrderByDescending(match => match.Share).ThenBy(match => match.Case.Id),
        ];
    }

    /// <summary>A case that a polygon of the same list became, as it lies on another polygon.</summary>
    public static CaseMatch Between(Geometry shape, Case other, EllipsoidalArea areas)
    {
        var squareMetres = areas.SquareMetresOf(Overlays.Evidence.Intersection(shape, other.Shape!));
        return new(other, Area.FromSquareMetres(squareMetres), Part(squareMetres, areas.SquareMetresOf(shape)), Part(squareMetres, areas.SquareMetresOf(other.Shape)));
    }

    private static bool IsMatch(double share, double ofOther) => Math.Max(share, ofOther) >= LeastShare;

    /// <summary>How much of a shape lies on others, which may lie over each other; no more exactly than to say whether it comes to a limit.</summary>
    private static double Covered(Geometry shape, List<(double SquareMetres, Geometry Shape)> others, double limit, EllipsoidalArea areas) =>
        others.Sum(other => other.SquareMetres) is var sum && (sum < limit || others.Exists(other => other.SquareMetres >= limit))
            ? sum
            : areas.SquareMetresOf(Overlays.Evidence.Intersection(shape, Overlays.Evidence.Union([.. others.Select(other => other.Shape)])));

    private static double Part(double squareMetres, double whole) => Math.Min(1, squareMetres / whole);
}
