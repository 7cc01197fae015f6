using System.Globalization;

namespace LandPlanner.Crs;

/// <summary>An EPSG code, the only name a coordinate reference system has inside LandPlanner.</summary>
public readonly record struct CrsCode(int Epsg)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"EPSG:{Epsg}");

    /// <summary>Reads "EPSG:4550", "epsg:4550" or "4550".</summary>
    public static bool TryParse(string? text, out CrsCode code)
    {
        var digits = text?.Trim() ?? "";
        if (digits.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase))
            digits = digits[5..];
        var ok = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var epsg) && epsg > 0;
        code = new(ok ? epsg : 0);
        return ok;
    }
}
