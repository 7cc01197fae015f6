using System.Globalization;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>Attribute values as people type and read them.</summary>
public static class FieldText
{
    private static readonly string[] Yes = ["true", "yes", "1", "是"];
    private static readonly string[] No = ["false", "no", "0", "否"];

    /// <summary>Numbers with a point, dates as 2025-11-23, times as 2025-11-23T09:36:00Z, binary as Base64, yes or no; empty for unknown.</summary>
    /// <exception cref="WorkspaceException">The text is no value of the field's type.</exception>
    public static object? Parse(Field field, string text)
    {
        if (text.Length == 0)
            return null;
        return field.Type switch
        {
            FieldType.Text => text,
            FieldType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Unfit(field, text, "a whole number such as 12"),
            FieldType.Real => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Unfit(field, text, "a number such as 12.5"),
            FieldType.Boolean => Truth(field, text),
            FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw Unfit(field, text, "a date such as 2025-11-23"),
            FieldType.DateTime => Moment(field, text),
            _ => Bytes(field, text),
        };
    }

    /// <summary>What <see cref="Parse"/> reads back; empty for unknown.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly date => Moments.Write(date),
        DateTime moment => Moments.Write(moment),
        byte[] bytes => Convert.ToBase64String(bytes),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static bool Truth(Field field, string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase)
        || (No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : throw Unfit(field, text, "true or false"));

    // ISO 8601 only: what else .NET reads depends on which of day and month comes first.
    private static DateTime Moment(Field field, string text)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd"];
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, utc, out var moment)
            ? Moments.Cut(moment)
            : throw Unfit(field, text, "a time such as 2025-11-23T09:36:00Z");
    }

    private static byte[] Bytes(Field field, string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw Unfit(field, text, "bytes in Base64");
        }
    }

    private static WorkspaceException Unfit(Field field, string text, Sentence wanted) =>
        new($"The field '{field.Name}' takes {wanted}, not '{text}'; leave the value out for none.");
}
