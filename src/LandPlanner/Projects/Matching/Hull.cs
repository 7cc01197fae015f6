using NetTopologySuite.Geometries;

namespace LandPlanner.Projects.Matching;

/// <summary>The hull around several parcels.</summary>
internal static class Hull
{
    /// <summary>How compact parcels are together: 4π × their area ÷ the square of the way around them all, 1 for a disc, 0.79 for a square.</summary>
    public static double Compactness(IReadOnlyList<Plot> plots)
    {
        var around = Perimeter([.. plots.SelectMany(plot => plot.Hull)]);
        return around > 0 ? Math.Min(1, 4 * Math.PI * plots.Sum(plot => plot.PlanarSquareMetres) / (around * around)) : 0;
    }

    /// <summary>Andrew's monotone chain (1979).</summary>
    private static double Perimeter(Coordinate[] corners)
    {
        Array.Sort(corners);
        return Half(corners) + Half([.. corners.Reverse()]);
    }

    private static double Half(Coordinate[] corners)
    {
        var (chain, count) = (new Coordinate[corners.Length], 0);
        foreach (var corner in corners)
        {
            while (count > 1 && Turn(chain[count - 2], chain[count - 1], corner) <= 0)
                count--;
            chain[count++] = corner;
        }

        var length = 0.0;
        for (var i = 1; i < count; i++)
            length += chain[i].Distance(chain[i - 1]);
        return length;
    }

    private static double Turn(Coordinate from, Coordinate over, Coordinate to) => (over.X - from.X) * (to.Y - from.Y) - (over.Y - from.Y) * (to.X - from.X);
}
