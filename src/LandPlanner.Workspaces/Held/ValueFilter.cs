using System.Globalization;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Held;

/// <summary>
/// What somebody typed to filter a column: a part of the text; "=text" for the whole of it; "=" for empty cells. For numbers also &gt;, &gt;=, &lt;, &lt;=, = and "from..to" (both
/// inclusive; ~ is as good as ..).
/// </summary>
public sealed class ValueFilter
{
    private static readonly string[] Between = ["..", "~", "～"];

    private readonly string _text;
    private readonly TextPart _part;
    private readonly bool _isWhole;
    private readonly (double From, double To)? _range;

    private ValueFilter(string text, bool isWhole, (double From, double To)? range) =>
        (_text, _part, _isWhole, _range) = (text, new(text), isWhole, range);

    public static ValueFilter Parse(string text, bool isNumber)
    {
        var trimmed = text.Trim();
        if (isNumber && Range(trimmed) is { } range)
            return new(trimmed, false, range);
        return trimmed.StartsWith('=') ? new(trimmed[1..].Trim(), true, null) : new(trimmed, false, null);
    }

    public bool Accepts(object? value)
    {
        if (_range is { } range)
            return Number(value) is { } number && number >= range.From && number <= range.To;
        if (!_isWhole)
            return _part.IsIn(value);
        return FieldText.Write(value).Equals(_text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A value as a number; null where it is none.</summary>
    internal static double? Number(object? value) => value switch
    {
        double number when !double.IsNaN(number) => number,
        long number => number,
        _ => null,
    };

    private static (double From, double To)? Range(string text)
    {
        foreach (var between in Between)
        {
            if (text.Split(between) is [var from, var to] && Parse(from) is { } low && Parse(to) is { } high)
                return (low, high);
        }

        return text switch
        {
            ['>' or '≥', '=', .. var rest] => Parse(rest) is { } number ? (number, double.PositiveInfinity) : null,
            ['<' or '≤', '=', .. var rest] => Parse(rest) is { } number ? (double.NegativeInfinity, number) : null,
            ['≥', .. var rest] => Parse(rest) is { } number ? (number, double.PositiveInfinity) : null,
            ['≤', .. var rest] => Parse(rest) is { } number ? (double.NegativeInfinity, number) : null,
            ['>', .. var rest] => Parse(rest) is { } number ? (Math.BitIncrement(number), double.PositiveInfinity) : null,
            ['<', .. var rest] => Parse(rest) is { } number ? (double.NegativeInfinity, Math.BitDecrement(number)) : null,
            ['=', .. var rest] => Parse(rest) is { } number ? (number, number) : null,
            _ => null,
        };
    }

    private static double? Parse(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
