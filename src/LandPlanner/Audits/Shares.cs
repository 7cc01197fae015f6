using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Shares a whole area out over keys so that the parts close on it.</summary>
internal static class Shares
{
    /// <summary>
    /// By key in the order <paramref name="order"/> gives, with <paramref name="unknown"/> last for what the parts do not reach. Parts that lie over
    /// each other are scaled down to the whole; parts that round to nothing are left out.
    /// </summary>
    public static IReadOnlyList<(TKey Key, Area Area, double SquareMetres)> Close<TKey>(
        Whole whole, IEnumerable<(TKey Key, double SquareMetres)> parts, TKey unknown, Func<TKey, string> order)
        where TKey : notnull
    {
        var sums = parts.Where(part => part.SquareMetres >= whole.Blur).GroupBy(part => part.Key)
            .Select(group => (group.Key, Sum: group.Sum(part => part.SquareMetres)))
            .OrderBy(part => part.Key.Equals(unknown)).ThenBy(part => order(part.Key), StringComparer.Ordinal).ToList();
        var missing = whole.SquareMetres - sums.Sum(part => part.Sum);
        if (sums.Count == 0 || missing >= whole.Blur)
            AddUnknown(sums, unknown, Math.Max(missing, double.Epsilon));
        var areas = AreaClosure.Share(whole.Area, [.. sums.Select(part => part.Sum)]);
        return [.. sums.Select((part, i) => (part.Key, Area: areas[i], part.Sum)).Where(part => part.Area != Area.Zero)];
    }

    private static void AddUnknown<TKey>(List<(TKey Key, double Sum)> sums, TKey unknown, double squareMetres)
        where TKey : notnull
    {
        if (sums.Count > 0 && sums[^1].Key.Equals(unknown))
            sums[^1] = (unknown, sums[^1].Sum + squareMetres);
        else
            sums.Add((unknown, squareMetres));
    }

    /// <summary>What is shared out.</summary>
    /// <param name="Area">Official, rounded.</param>
    /// <param name="SquareMetres">The same before rounding.</param>
    /// <param name="Blur">
    /// In m²: what corners snapped to the 0.1 mm grid may add to or take from a part. Less is nothing, of a part and of a gap alike.
    /// </param>
    internal readonly record struct Whole(Area Area, double SquareMetres, double Blur)
    {
        public static Whole Of(Geometry shape, EllipsoidalArea areas)
        {
            var squareMetres = areas.SquareMetresOf(shape);
            return new(Area.FromSquareMetres(squareMetres), squareMetres, 0.005 + 1e-4 * shape.Length);
        }
    }
}
