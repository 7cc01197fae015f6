using System.Globalization;

namespace LandPlanner.Bench;

/// <summary>Prints what was measured, a row each. Figures compare within one run only.</summary>
internal static class Row
{
    public static void Compare(string bench, string row, double oursMs, string peer, double peerMs, double? peakMegabytes = null) =>
        Print($"{bench} {row} ours_ms={oursMs:F0} peer={peer} peer_ms={peerMs:F0} ratio={oursMs / peerMs:F2}", peakMegabytes);

    public static void Limit(string bench, string row, double oursMs, double limitMs) =>
        Print($"{bench} {row} ours_ms={Shown(oursMs)} limit_ms={limitMs:F0}", null);

    private static string Shown(double ms) => ms.ToString(ms < 10 ? "F3" : "F0", CultureInfo.InvariantCulture);

    /// <summary>What stands beside a measurement and is not one itself.</summary>
    public static void Note(string bench, FormattableString note) =>
        Console.WriteLine($"# {bench} {note.ToString(CultureInfo.InvariantCulture)}");

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Print(FormattableString row, double? peakMegabytes) => Console.WriteLine(
        row.ToString(CultureInfo.InvariantCulture) + (peakMegabytes is { } peak ? string.Create(CultureInfo.InvariantCulture, $" peak_mb={peak:F0}") : ""));
}
