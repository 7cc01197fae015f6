using LandPlanner.Areas;
using LandPlanner.Cases;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Finds which cases lie on the ground of polygons.</summary>
internal static class CaseGround
{
    private const double LeastShare = 0.01;

    /// <returns>For each shape its matches, the greatest share first; a share below a hundredth is a contact, not a match.</returns>
    public static IReadOnlyList<IReadOnlyList<CaseMatch>> Match(IReadOnlyList<Geometry> shapes, IReadOnlyList<Case> cases, EllipsoidalArea areas, CancellationToken ct)
    {
        var (mine, theirs) = (PolygonSet.Build(shapes, areas), PolygonSet.Build([.. cases.Select(one => one.Shape)], areas));
        var matches = shapes.Select(_ => new List<CaseMatch>()).ToList();
        foreach (var pair in CrossTab.Pairs(mine, theirs, ct))
        {
            var share = pair.SquareMetres / Math.Min(mine.SquareMetres(pair.A), theirs.SquareMetres(pair.B));
            if (share >= LeastShare)
                matches[pair.A].Add(new(cases[pair.B], Area.FromSquareMetres(pair.SquareMetres), Math.Min(share, 1)));
        }

        return [.. matches.Select(list => (IReadOnlyList<CaseMatch>)[.. list.OrderByDescending(match => match.Share).ThenBy(match => match.Case.Id)])];
    }

    /// <summary>For each shape, the earlier shape of the list that is the same ground; -1 for none.</summary>
    public static int[] Twins(IReadOnlyList<Geometry> shapes, double share, EllipsoidalArea areas, CancellationToken ct)
    {
        var set = PolygonSet.Build(shapes, areas);
        var twins = Enumerable.Repeat(-1, shapes.Count).ToArray();
        foreach (var pair in CrossTab.Within(set, ct).OrderBy(pair => pair.B).ThenBy(pair => pair.A))
        {
            if (twins[pair.B] < 0 && twins[pair.A] < 0 && pair.SquareMetres >= share * Math.Min(set.SquareMetres(pair.A), set.SquareMetres(pair.B)))
                twins[pair.B] = pair.A;
        }

        return twins;
    }
}
