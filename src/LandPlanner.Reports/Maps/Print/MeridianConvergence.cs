namespace LandPlanner.Reports.Maps.Print;

/// <summary>How far grid north turns from true north.</summary>
internal static class MeridianConvergence
{
    private const double FirstEccentricitySquared = 0.00669438002290;

    /// <summary>
    /// Degrees from true north to grid north, clockwise: positive east of the central meridian (north of the equator). The usual series for Gauss-Kruger; exact to a
    /// second of arc within a zone.
    /// </summary>
    public static double Degrees(double longitude, double latitude, double centralMeridian)
    {
        var (turn, sin, cos) = ((longitude - centralMeridian) * Math.PI / 180, Math.Sin(latitude * Math.PI / 180), Math.Cos(latitude * Math.PI / 180));
        var eta = FirstEccentricitySquared / (1 - FirstEccentricitySquared) * cos * cos;
        var third = turn * turn * cos * cos * (1 + 3 * eta + 2 * eta * eta) / 3;
        return turn * sin * (1 + third) * 180 / Math.PI;
    }

    /// <summary>Degrees and minutes, such as 0°42′.</summary>
    public static string Text(double degrees)
    {
        var minutes = (int)Math.Round(Math.Abs(degrees) * 60);
        return FormattableString.Invariant($"{minutes / 60}°{minutes % 60:00}′");
    }
}
