using System.Text.RegularExpressions;
using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

/// <summary>The units in which amounts are written.</summary>
public enum MoneyUnit
{
    /// <summary>元.</summary>
    Yuan,

    /// <summary>万元, ten thousand yuan.</summary>
    Wan,

    /// <summary>亿元, a hundred million yuan.</summary>
    Yi,
}

/// <summary>Units in words and in cents.</summary>
public static partial class MoneyUnits
{
    /// <summary>From the longest name, so that 万元 is not found to be 元.</summary>
    private static readonly (string Name, MoneyUnit Unit)[] Names =
        [("万元", MoneyUnit.Wan), ("亿元", MoneyUnit.Yi), ("元", MoneyUnit.Yuan), ("万", MoneyUnit.Wan), ("亿", MoneyUnit.Yi), ("wan", MoneyUnit.Wan), ("yuan", MoneyUnit.Yuan), ("yi", MoneyUnit.Yi)];

    public static long Cents(this MoneyUnit unit) => unit switch
    {
        MoneyUnit.Yuan => 100,
        MoneyUnit.Wan => 1_000_000,
        _ => 10_000_000_000,
    };

    public static string Title(this MoneyUnit unit, bool english) => unit switch
    {
        MoneyUnit.Yuan => english ? "yuan" : "元",
        MoneyUnit.Wan => english ? "10k yuan" : "万元",
        _ => english ? "100m yuan" : "亿元",
    };

    /// <summary>The unit that a text names: 元, 万元, 亿元, or yuan, wan, yi. Null where it names none.</summary>
    public static MoneyUnit? Find(string text) => Names.Where(name => name.Name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)).Select(name => (MoneyUnit?)name.Unit).FirstOrDefault();

    /// <summary>The unit that stands at the end of a text, and what stands before it. Null where none does.</summary>
    internal static (string Before, MoneyUnit Unit)? AtEnd(string text) => Names
        .Where(name => text.EndsWith(name.Name, StringComparison.OrdinalIgnoreCase))
        .Select(name => ((string, MoneyUnit)?)(text[..^name.Name.Length], name.Unit)).FirstOrDefault();

    /// <summary>The units that a heading or a title says its amounts are in, each once: 投资（万元）, 单位：亿元, 单位：亩、万元. A 元 anywhere else is part of a word or of an amount.</summary>
    internal static IReadOnlyList<MoneyUnit> Said(string text) => [.. Saying().Matches(HalfWidth.Of(text)).Select(match => Find(match.Groups["unit"].Value)!.Value).Distinct()];

    // Full-width marks are plain ones by then. 建设单位：元亨公司 names no unit: nothing of a word may follow.
    [GeneratedRegex(@"\(\s*(?<unit>[万亿]?元)\s*\)|单位\s*[:为是]?\s*(?:\p{L}+\s*[、,/]\s*)*(?:人民币)?(?<unit>[万亿]?元)(?!\p{L})")]
    private static partial Regex Saying();
}
