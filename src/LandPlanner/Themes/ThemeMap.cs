using System.Globalization;

namespace LandPlanner.Themes;

/// <summary>A class of a thematic map: from <see cref="From"/> on, up to but not with <see cref="To"/>; the greatest value of all belongs to the last.</summary>
/// <param name="From">Null for no lower limit.</param>
/// <param name="To">Null for no upper limit.</param>
/// <param name="Count">How many values are in it.</param>
public sealed record ThemeClass(decimal? From, decimal? To, string Colour, int Count);

/// <summary>Values in classes. Immutable.</summary>
/// <param name="Classes">Ascending; none where there is no value. Classes made from the values hold one at least; given ones may be empty.</param>
/// <param name="Nothing">How many have no value.</param>
public sealed record ThemeMap(Theme Theme, ThemeWay Way, IReadOnlyList<ThemeClass> Classes, int Nothing)
{
    public static ThemeMap Of(Theme theme, ThemeWay way, IReadOnlyCollection<decimal?> values)
    {
        decimal[] known = [.. values.OfType<decimal>().Order()];
        var starts = known.Length == 0 ? new List<decimal?>() : Starts(way, known);
        var counts = new int[starts.Count];
        foreach (var value in known)
            counts[Place(starts, value)]++;
        var classes = new List<ThemeClass>();
        for (var i = 0; i < starts.Count; i++)
        {
            var isLast = i == starts.Count - 1;
            classes.Add(new(starts[i], isLast ? way.Method == ThemeMethod.Limits ? null : known[^1] : starts[i + 1], Colour(theme, i, starts.Count), counts[i]));
        }

        return new(theme, way, classes, values.Count - known.Length);
    }

    /// <summary>The class a value is in, from 0; null for none.</summary>
    public int? ClassOf(decimal? value)
    {
        if (value is not { } known || Classes.Count == 0)
            return null;
        return Place([.. Classes.Select(one => one.From)], known);
    }

    /// <summary>The colour of a value, or of there being none.</summary>
    public string ColourOf(decimal? value) => ClassOf(value) is { } place ? Classes[place].Colour : Theme.Nothing.Colour;

    /// <summary>A class as a legend says it: "10–20", "&lt; 5", "≥ 50".</summary>
    public string Title(ThemeClass one) => (one.From, one.To) switch
    {
        (null, { } to) => "< " + Number(to),
        ({ } from, null) => "≥ " + Number(from),
        ({ } from, { } to) when from == to => Number(from),
        ({ } from, { } to) => $"{Number(from)}–{Number(to)}",
        _ => "",
    };

    /// <summary>A number as the theme shows it.</summary>
    public string Number(decimal value) => Math.Round(value, Theme.Decimals, MidpointRounding.AwayFromZero).ToString("#,##0." + new string('#', Theme.Decimals), CultureInfo.InvariantCulture);

    private static List<decimal?> Starts(ThemeWay way, decimal[] known) => way.Method switch
    {
        ThemeMethod.Limits => [null, .. way.Limits.Select(limit => (decimal?)limit)],
        // A value that would begin two classes begins the lower of them.
        ThemeMethod.Quantile => [.. Enumerable.Range(0, way.Classes).Select(i => (decimal?)known[(int)((long)i * known.Length / way.Classes)]).Distinct()],
        _ => Steps(way.Classes, known),
    };

    private static List<decimal?> Steps(int classes, decimal[] known)
    {
        var (least, width) = (known[0], known[^1] - known[0]);
        return width == 0 ? [least] : [.. Enumerable.Range(0, classes).Select(i => (decimal?)(least + width * i / classes))];
    }

    private static int Place(List<decimal?> starts, decimal value)
    {
        var place = 0;
        while (place + 1 < starts.Count && starts[place + 1] <= value)
            place++;
        return place;
    }

    /// <summary>Of few classes the first and last have the outermost colours.</summary>
    private static string Colour(Theme theme, int place, int classes) =>
        theme.Colours[classes == 1 ? theme.Colours.Count / 2 : (int)Math.Round(place * (theme.Colours.Count - 1) / (classes - 1m), MidpointRounding.AwayFromZero)];
}
