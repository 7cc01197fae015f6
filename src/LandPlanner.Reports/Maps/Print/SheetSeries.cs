using System.Globalization;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>The numbers of the national series of topographic sheets (图幅号, GB/T 13989-2012).</summary>
internal sealed record SheetSeries(int Denominator, char Letter, double Latitude, double Longitude)
{
    private const int MostNumbers = 6;

    // Degrees of a sheet. From the largest scale on.
    private static readonly SheetSeries[] All =
    [
        new(5_000, 'H', 75 / 3600.0, 112.5 / 3600), new(10_000, 'G', 150 / 3600.0, 225 / 3600.0), new(25_000, 'F', 5 / 60.0, 7.5 / 60), new(50_000, 'E', 10 / 60.0, 15 / 60.0),
        new(100_000, 'D', 20 / 60.0, 30 / 60.0), new(250_000, 'C', 1, 1.5), new(500_000, 'B', 2, 3),
    ];

    /// <summary>The series whose scale comes nearest to a map's without being larger.</summary>
    public static SheetSeries For(double scaleDenominator) => All.FirstOrDefault(series => series.Denominator >= scaleDenominator) ?? All[^1];

    /// <summary>The sheet a place lies on, such as J51G063034.</summary>
    public string At(double longitude, double latitude)
    {
        var (millionRow, millionColumn) = ((int)(latitude / 4) + 1, (int)Math.Floor(longitude / 6) + 31);
        var (south, west) = (latitude - (millionRow - 1) * 4, longitude - Math.Floor(longitude / 6) * 6);
        var row = (int)Math.Round(4 / Latitude) - (int)(south / Latitude);
        var column = (int)(west / Longitude) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + millionRow - 1)}{millionColumn:00}{Letter}{row:000}{column:000}");
    }

    /// <summary>The sheets that a box of longitude and latitude touches, from the north-west on; where they are many, the first and the last.</summary>
    public string Touching(Envelope degrees)
    {
        var (west, east) = ((int)(degrees.MinX / Longitude), (int)(degrees.MaxX / Longitude));
        var (south, north) = ((int)(degrees.MinY / Latitude), (int)(degrees.MaxY / Latitude));
        var count = (east - west + 1) * (north - south + 1);
        string Number(int column, int row) => At((column + 0.5) * Longitude, (row + 0.5) * Latitude);
        if (count > MostNumbers)
            return $"{Number(west, north)} … {Number(east, south)} ({count})";
        return string.Join("  ", from row in Enumerable.Range(0, north - south + 1) from column in Enumerable.Range(west, east - west + 1) select Number(column, north - row));
    }
}
