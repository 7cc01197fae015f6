namespace LandPlanner.Plans;

/// <summary>How many parts of a kind a formula names, and by which word.</summary>
public sealed record StructureCount(StructureKind Kind, string Word, int Count);

/// <summary>A structure's name read as what it declares: 一轴三区四点六段 is an axis, three zones, four points and six segments.</summary>
/// <param name="Counts">In the order of the name.</param>
/// <param name="Unread">What of the name could not be read as number and part; empty where all was.</param>
public sealed record StructureFormula(IReadOnlyList<StructureCount> Counts, string Unread)
{
    private const string Marks = " 、,，;；·“”\"「」";

    /// <param name="name">A formula; words before it (温泉镇：一轴三区) are no part of it where a colon or the first number sets them apart.</param>
    public static StructureFormula Read(string name, PlanRules rules)
    {
        var (counts, unread) = (new List<StructureCount>(), "");
        var text = name.AsSpan(name.LastIndexOfAny([':', '：']) + 1);
        while (text.Length > 0)
        {
            if (Marks.Contains(text[0], StringComparison.Ordinal))
            {
                text = text[1..];
            }
            else if (ChineseCount.At(text) is { } number && PartAt(text[number.Length..], rules) is { } word)
            {
                counts.Add(new(rules.Parts[word], word, number.Number));
                text = text[(number.Length + word.Length)..];
            }
            else
            {
                unread += text[0];
                text = text[1..];
            }
        }

        return new(counts, unread);
    }

    private static string? PartAt(ReadOnlySpan<char> text, PlanRules rules)
    {
        string? longest = null;
        foreach (var word in rules.Parts.Keys)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && word.Length > (longest?.Length ?? 0))
                longest = word;
        }

        return longest;
    }
}
