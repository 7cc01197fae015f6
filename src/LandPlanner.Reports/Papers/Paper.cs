using System.Text.RegularExpressions;
using LandPlanner.Crs;
using LandPlanner.Reports.Maps.Print;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Papers;

/// <summary>A document in Chinese, written alike in Word and PDF.</summary>
/// <param name="Subtitle">Beneath the title; empty for none.</param>
/// <param name="Date">Of the paper, and of the file.</param>
/// <param name="Foot">At the foot of every page: what it was made from; empty for none.</param>
public sealed partial record Paper(string Title, string Subtitle, IReadOnlyList<PaperPart> Parts, DateOnly Date, string Foot)
{
    /// <summary>What still has to be supplied, in order, each once.</summary>
    public IReadOnlyList<string> Gaps => [.. Parts.SelectMany(TextsOf).Prepend(Subtitle).SelectMany(text => AnyGap().Matches(text)).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>What stands where nothing is known.</summary>
    public static string Gap(string what) => $"【待补充：{what}】";

    /// <summary>A text cut at its gaps.</summary>
    internal static IEnumerable<(string Text, bool IsGap)> Cut(string text)
    {
        var done = 0;
        foreach (Match match in AnyGap().Matches(text))
        {
            if (match.Index > done)
                yield return (text[done..match.Index], false);
            yield return (match.Value, true);
            done = match.Index + match.Length;
        }

        if (done < text.Length)
            yield return (text[done..], false);
    }

    private static IEnumerable<string> TextsOf(PaperPart part) => part switch
    {
        PaperGap gap => [Gap(gap.What)],
        PaperText text => [text.Text],
        PaperLine line => [line.Text],
        PaperTable table => table.Rows.SelectMany(row => row),
        _ => [],
    };

    [GeneratedRegex("【待补充：([^】]*)】")]
    private static partial Regex AnyGap();
}

/// <summary>A piece of a paper.</summary>
public abstract record PaperPart;

/// <param name="Level">1 or 2.</param>
public sealed record PaperHeading(string Text, int Level = 1) : PaperPart;

/// <summary>A paragraph; its first line is indented.</summary>
public sealed record PaperText(string Text) : PaperPart;

/// <summary>A line of its own without indent: whom a letter is for, or, at the right, who signs.</summary>
public sealed record PaperLine(string Text, bool IsAtRight = false) : PaperPart;

/// <summary>Something nobody has supplied yet: it is said so, and nothing is put in its place.</summary>
public sealed record PaperGap(string What) : PaperPart;

/// <param name="Caption">Above the table; empty for none.</param>
/// <param name="HasTotal">Whether the last row is a sum.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasTotal = false) : PaperPart;

/// <param name="Part">Of the width of the text; those of a table add up to one.</param>
public sealed record PaperColumn(string Title, float Part, bool IsNumber = false);

/// <param name="Caption">Beneath the map.</param>
/// <param name="Ground">What must be seen, in <paramref name="Crs"/>.</param>
/// <param name="Layers">From the bottom of the map to its top.</param>
/// <param name="ToGeographic">From <paramref name="Crs"/> to CGCS2000 longitude and latitude.</param>
public sealed record PaperMap(string Caption, Envelope Ground, IReadOnlyList<PrintedLayer> Layers, CrsDefinition Crs, Reprojector ToGeographic) : PaperPart
{
    /// <summary>The ground that the map of some ground shows, in metres: what its layers must be read for.</summary>
    public static Envelope GroundOf(Envelope ground) => PaperMapPainter.GroundOf(ground);
}
