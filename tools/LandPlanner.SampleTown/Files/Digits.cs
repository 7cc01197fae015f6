using System.Globalization;

namespace LandPlanner.SampleTown.Files;

internal static class Digits
{
    /// <summary>The shortest decimal that reads back as the same number.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
