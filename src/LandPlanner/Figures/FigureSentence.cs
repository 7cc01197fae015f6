namespace LandPlanner.Figures;

/// <summary>A sentence of the report with numbers in it.</summary>
/// <param name="Parts">Words and figures in turn, as they are read.</param>
public sealed record FigureSentence(IReadOnlyList<FigureSentencePart> Parts)
{
    /// <summary>As it is written: words, and figures in braces.</summary>
    /// <exception cref="FigureException">A brace is not closed, or holds no figure.</exception>
    public static FigureSentence Parse(FigureText text, IReadOnlyCollection<string> figures)
    {
        var (parts, at) = (new List<FigureSentencePart>(), 0);
        while (at < text.Text.Length)
        {
            var open = text.Text.IndexOf('{', at);
            var words = text.Text[at..(open < 0 ? text.Text.Length : open)];
            if (words.IndexOf('}') is >= 0 and var stray)
                throw text.Wrong(at + stray, "there is no '{' to this '}'.");
            if (words.Length > 0)
                parts.Add(new(words, null));
            if (open < 0)
                break;
            var close = text.Text.IndexOf('}', open);
            if (close < 0)
                throw text.Wrong(open, "this '{' is not closed with '}'.");
            var id = text.Text[(open + 1)..close];
            if (!figures.Contains(id))
                throw text.Wrong(open + 1, $"there is no figure '{id}' here.{NearestWord.Hint(id, figures)}");
            parts.Add(new("", id));
            at = close + 1;
        }

        return new(parts);
    }

    /// <summary>With each figure said as wanted.</summary>
    public string Say(Func<string, string> figure) => string.Concat(Parts.Select(part => part.Figure is { } id ? figure(id) : part.Words));
}

/// <param name="Figure">The id of the figure that stands here; null where <paramref name="Words"/> do.</param>
public readonly record struct FigureSentencePart(string Words, string? Figure);
