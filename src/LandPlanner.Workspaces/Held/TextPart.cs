using System.Globalization;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Held;

/// <summary>A part of a text that is looked for in many values, without regard to case.</summary>
internal sealed class TextPart
{
    private const int MostDigits = 32;

    private readonly string _part;
    private readonly StringComparison _comparison;
    private readonly bool _isInNumbers;

    public TextPart(string part)
    {
        _part = part;
        // Most of what is looked for here has no case, and is found quicker so.
        _comparison = part.Any(character => char.ToUpperInvariant(character) != char.ToLowerInvariant(character)) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        _isInNumbers = part.All(character => char.IsAsciiDigit(character) || character is '.' or '-' or '+' or 'E' or 'e');
    }

    /// <summary>Whether the text of a value holds it. Unknown values and bytes hold nothing but the empty text.</summary>
    public bool IsIn(object? value)
    {
        if (_part.Length == 0)
            return true;
        Span<char> digits = stackalloc char[MostDigits];
        return value switch
        {
            null or byte[] => false,
            string text => text.Contains(_part, _comparison),
            double number => _isInNumbers && number.TryFormat(digits, out var written, "R", CultureInfo.InvariantCulture) && digits[..written].Contains(_part, _comparison),
            long number => _isInNumbers && number.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture) && digits[..written].Contains(_part, _comparison),
            _ => FieldText.Write(value).Contains(_part, _comparison),
        };
    }
}
