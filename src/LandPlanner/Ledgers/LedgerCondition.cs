using System.Globalization;
using LandPlanner.Stores;

namespace LandPlanner.Ledgers;

/// <summary>What rows must say to be listed: <c>field=value</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, or <c>field~part</c> for a text that holds another.</summary>
/// <remarks>Nothing behind <c>=</c> or <c>!=</c> asks whether a field is empty. An empty field meets no other comparison but <c>!=</c>. Choices go by code or title.</remarks>
public sealed class LedgerCondition
{
    private static readonly string[] Signs = ["!=", "<=", ">=", "=", "<", ">", "~"];

    private readonly LedgerField _field;
    private readonly string _sign;
    private readonly object? _value;

    private LedgerCondition(LedgerField field, string sign, object? value) => (_field, _sign, _value) = (field, sign, value);

    /// <exception cref="WorkspaceException">It compares nothing, there is no such field, or the value is none of its type.</exception>
    public static LedgerCondition Parse(LedgerForm form, string text)
    {
        var at = text.IndexOfAny(['!', '<', '>', '=', '~']);
        if (at <= 0 || Signs.FirstOrDefault(sign => text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal)) is not { } sign)
            throw new WorkspaceException($"'{text}' is no condition; write it like village=NAME, until<2025-01-01 or name~PART.");
        var field = form.Get(text[..at].Trim());
        var value = text[(at + sign.Length)..].Trim();
        return new(field, sign, sign == "~" ? value : LedgerEntry.Value(field, value));
    }

    public bool IsMetBy(LedgerRow row)
    {
        var value = row[_field.Name] is "" ? null : row[_field.Name];
        if (_sign == "~")
            return value is not null && FieldText.Write(value).Contains((string)_value!, StringComparison.OrdinalIgnoreCase);
        if (value is null || _value is null)
            return _sign switch { "=" => value is null && _value is null, "!=" => value is null != _value is null, _ => false };
        var order = Compare(value, _value);
        return _sign switch { "=" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }

    /// <summary>Numbers by value, texts by code point, all else by its own order; values of unlike types as they are written.</summary>
    internal static int Compare(object left, object right) => (left, right) switch
    {
        (string one, string other) => string.CompareOrdinal(one, other),
        (long or double, long or double) => Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture)),
        (IComparable one, _) when left.GetType() == right.GetType() => one.CompareTo(right),
        _ => string.CompareOrdinal(FieldText.Write(left), FieldText.Write(right)),
    };
}
