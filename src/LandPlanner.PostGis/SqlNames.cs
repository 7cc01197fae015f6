using System.Security.Cryptography;
using System.Text;

namespace LandPlanner.PostGis;

/// <summary>Names as PostgreSQL can hold them.</summary>
/// <remarks>
/// PostgreSQL cuts names off at 63 bytes, which is 21 Chinese characters, and has names of its own for system columns. A name
/// that does not fit is shortened and gets eight digits of its SHA-256 behind, always the same for the same name.
/// </remarks>
internal static class SqlNames
{
    private const int LongestBytes = 63;
    private const int DigestLength = 8;

    private static readonly string[] SystemColumns = ["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"];

    /// <summary>An identifier as SQL writes it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The table of a layer.</summary>
    public static string Table(string layer) => Fits(layer) ? layer : Shortened(layer);

    /// <summary>The column of a field.</summary>
    public static string Column(string field) => Fits(field) && !SystemColumns.Contains(field) ? field : Shortened(field);

    private static bool Fits(string name) => Encoding.UTF8.GetByteCount(name) <= LongestBytes;

    private static string Shortened(string name)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..DigestLength];
        var kept = new StringBuilder();
        var room = LongestBytes - DigestLength - 1;
        foreach (var rune in name.EnumerateRunes())
        {
            if ((room -= rune.Utf8SequenceLength) < 0)
                break;
            kept.Append(rune.ToString());
        }

        return $"{kept}_{digest}";
    }
}
