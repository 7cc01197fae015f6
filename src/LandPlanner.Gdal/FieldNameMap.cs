using System.Text;
using LandPlanner.Features;

namespace LandPlanner.Gdal;

/// <summary>Names for the fields of a format that allows only short ones, each different from the others.</summary>
internal static class FieldNameMap
{
    /// <summary>One name a field, in order; the same where it fits.</summary>
    /// <param name="mostBytes">0 for any length.</param>
    public static string[] Fit(IReadOnlyList<Field> fields, int mostBytes, Encoding encoding)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. fields.Select(field => mostBytes == 0 ? field.Name : Short(field.Name, mostBytes, encoding, taken))];
    }

    private static string Short(string name, int mostBytes, Encoding encoding, HashSet<string> taken)
    {
        var fitted = Cut(name, mostBytes, encoding);
        for (var number = 1; !taken.Add(fitted); number++)
        {
            var tail = $"_{number}";
            fitted = Cut(name, mostBytes - tail.Length, encoding) + tail;
        }

        return fitted;
    }

    private static string Cut(string text, int mostBytes, Encoding encoding)
    {
        var end = text.Length;
        while (encoding.GetByteCount(text.AsSpan(0, end)) > mostBytes)
            end--;
        return text[..end];
    }
}
