using System.Globalization;

namespace LandPlanner.Stores;

/// <summary>Numbers as ECMAScript prints them (RFC 8785 §3.2.2.3).</summary>
internal static class RealText
{
    public const int LongestBytes = 32;

    /// <param name="value">Finite.</param>
    public static int Write(double value, Span<byte> target)
    {
        var size = Math.Abs(value);
        if (value == 0)
            value = 0;
        else if (size is < 1e-4 or >= 1e15)
            return WriteScaled(value, target);
        value.TryFormat(target, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    // .NET turns to "1E+15" and "1E-05" earlier than ECMAScript, which does at 1e+21 and 1e-7, and pads the exponent.
    private static int WriteScaled(double value, Span<byte> target)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (shortest.IndexOf('E') is var mark and >= 0)
        {
            var digits = shortest[..mark].Replace(".", "", StringComparison.Ordinal).TrimStart('-');
            var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture);
            shortest = (value < 0 ? "-" : "") + Layout(digits, exponent);
        }

        return System.Text.Encoding.ASCII.GetBytes(shortest, target);
    }

    private static string Layout(string digits, int exponent) => exponent switch
    {
        >= 0 and < 21 => digits.Length > exponent + 1
            ? $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}" : digits.PadRight(exponent + 1, '0'),
        < 0 and >= -6 => "0." + new string('0', -exponent - 1) + digits,
        _ => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "e" + (exponent < 0 ? "-" : "+") +
            Math.Abs(exponent).ToString(CultureInfo.InvariantCulture),
    };
}
