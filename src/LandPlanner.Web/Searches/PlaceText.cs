using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Crs;

namespace LandPlanner.Web.Searches;

/// <summary>A pair of coordinates as somebody types it: metres of the workspace's plane or degrees, in either order.</summary>
internal sealed partial class PlaceText(CrsDefinition plane, CrsDefinition geographic)
{
    private const double ZoneMetres = 1_000_000;
    private const double FalseEastingMetres = 500_000;

    // A 6-degree zone is at most some 334 km wide on either side of its meridian; land of China lies between 18 and 54 degrees north.
    private const double MostFromMeridianMetres = 400_000;
    private const double LeastNorthingMetres = 1_000_000;
    private const double MostNorthingMetres = 6_500_000;

    private readonly Reprojector _fromDegrees = Reprojector.Create(geographic, plane);

    /// <summary>The place in the workspace's plane; null where the text is no pair of coordinates, or does not say which of the two is which.</summary>
    public (double X, double Y)? Parse(string text)
    {
        var match = Pair().Match(text);
        if (!match.Success)
            return null;
        var one = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var other = double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return Metres(one, other) ?? Metres(other, one) ?? Degrees(one, other) ?? Degrees(other, one);
    }

    private (double X, double Y)? Metres(double easting, double northing)
    {
        if (northing is < LeastNorthingMetres or > MostNorthingMetres)
            return null;
        var x = WithoutZone(easting) is { } bare ? bare - FalseEastingMetres + plane.FalseEastingMetres : double.NaN;
        return Math.Abs(x - plane.FalseEastingMetres) <= MostFromMeridianMetres ? (x, northing) : null;
    }

    /// <summary>The easting with 500 km at the meridian; null where it is of another zone.</summary>
    private double? WithoutZone(double easting)
    {
        var zone = Math.Floor(easting / ZoneMetres);
        var own = plane.ZoneWidthDegrees == 6 ? (plane.CentralMeridianDegrees + 3) / 6 : plane.CentralMeridianDegrees / 3;
        return zone == 0 ? easting : zone == own ? easting - zone * ZoneMetres : null;
    }

    private (double X, double Y)? Degrees(double longitude, double latitude)
    {
        if (Math.Abs(longitude - plane.CentralMeridianDegrees) > 6 || latitude is < 3 or > 54)
            return null;
        return _fromDegrees.Transform(longitude, latitude);
    }

    [GeneratedRegex(@"^\s*(?:[NnEeXxYy]|东经|北纬)?\s*[=:：]?\s*(\d+(?:\.\d+)?)\s*[°度]?\s*[NnEe]?\s*(?:[,，、;；\s]\s*)+(?:[NnEeXxYy]|东经|北纬)?\s*[=:：]?\s*(\d+(?:\.\d+)?)\s*[°度]?\s*[NnEemM]?\s*$")]
    private static partial Regex Pair();
}
