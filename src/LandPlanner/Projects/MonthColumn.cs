using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

internal enum MonthColumnKind
{
    Ignored,
    Number,
    Name,
    Month,
    Amount,

    /// <summary>The sum of a row's months, or of those up to one.</summary>
    Sum,

    /// <summary>The project's total investment.</summary>
    Investment,
    Reason,
}

/// <summary>Which months a sum holds.</summary>
internal enum SumReach
{
    /// <summary>Those of its row: 合计.</summary>
    Row,

    /// <summary>From its first to its last: 1-7月.</summary>
    Span,

    /// <summary>Those of the year: 全年.</summary>
    Year,

    /// <summary>All up to one, of the year or since the project began: 累计, 截至7月底.</summary>
    Begin,
}

/// <summary>What a heading says of its column.</summary>
/// <param name="Index">Counted from 0.</param>
/// <param name="First">Of a sum: the month it begins with, 1 where the heading does not say.</param>
/// <param name="MonthNumber">1 to 12, of a sum the last that it holds; 0 where the heading names no month.</param>
/// <param name="Year">Null where the heading names none.</param>
/// <param name="Units">Of its amounts; more than one is a fault.</param>
internal sealed partial record MonthColumn(int Index, string Heading, MonthColumnKind Kind, MonthMeasure? Measure, int First, int MonthNumber, int? Year, IReadOnlyList<MoneyUnit> Units)
{
    private static readonly string[] Numbers = ["编号", "项目编号", "项目代码", "number", "xmbh", "xmdm"];
    private static readonly string[] Names = ["名称", "项目名称", "项目", "name", "xmmc"];
    private static readonly string[] MonthWords = ["月份", "年月", "月度", "month"];
    private static readonly string[] Reasons = ["原因", "更正原因", "修改原因", "reason"];
    private static readonly string[] RowSums = ["合计", "总计", "小计", "total", "sum"];
    private static readonly string[] SumsUntil = ["累计"];

    // 截至7月底完成 is a sum, 截止日期 is not; 全年计划 is one, 2024年度3月计划 is not.
    private static readonly string[] Until = ["截至", "截止"];
    private static readonly string[] Years = ["全年", "年度", "本年"];
    private static readonly string[] Shares = ["率", "比例", "占比", "%"];
    private static readonly string[] ThisMonth = ["本月", "当月"];
    private static readonly string[] Plans = ["计划", "plan"];
    private static readonly string[] Actuals = ["完成", "实际", "actual", "act"];

    public int Number => Index + 1;

    /// <summary>Null where the heading names none.</summary>
    public MoneyUnit? Unit => Units.Count > 0 ? Units[0] : null;

    /// <summary>Whether it holds amounts of the month that the whole table is of: 本月完成.</summary>
    public bool IsThisMonth => Kind == MonthColumnKind.Amount && MonthNumber == 0 && Has(Heading, ThisMonth);

    /// <summary>Of a sum.</summary>
    public SumReach Reach => Has(Heading, SumsUntil) || Has(Heading, Until) ? SumReach.Begin
        : MonthNumber > 0 ? SumReach.Span
        : Has(Heading, Years) ? SumReach.Year : SumReach.Row;

    public bool IsMoney => Kind is MonthColumnKind.Amount or MonthColumnKind.Sum or MonthColumnKind.Investment;

    public static MonthColumn Of(int index, string heading)
    {
        var text = HalfWidth.Of(heading).Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).ToLowerInvariant();
        var units = MoneyUnits.Said(text);
        text = Brackets().Replace(text, "");
        MonthMeasure? measure = Has(text, Plans) ? MonthMeasure.Plan : Has(text, Actuals) ? MonthMeasure.Actual : null;
        var (first, number, year) = MonthOf(text);
        return new(index, heading, KindOf(text, number, measure), measure, first, number, year, units);
    }

    private static MonthColumnKind KindOf(string text, int month, MonthMeasure? measure) =>
        Numbers.Contains(text) ? MonthColumnKind.Number
        : Names.Contains(text) ? MonthColumnKind.Name
        : MonthWords.Contains(text) ? MonthColumnKind.Month
        : Reasons.Contains(text) ? MonthColumnKind.Reason
        : Has(text, Shares) ? MonthColumnKind.Ignored
        : text.StartsWith("总投资", StringComparison.Ordinal) || text == "计划总投资" ? MonthColumnKind.Investment
        : IsSum(text, month, measure) ? MonthColumnKind.Sum
        : month > 0 ? MonthColumnKind.Amount
        : measure is not null ? MonthColumnKind.Amount : MonthColumnKind.Ignored;

    // "1-7月" and "1月至7月" are sums through a month, not months; so are "7月累计" and "截至7月底".
    private static bool IsSum(string text, int month, MonthMeasure? measure) => Span().IsMatch(text) || Has(text, RowSums) || Has(text, SumsUntil)
        || (Has(text, Until) && (month > 0 || measure is not null)) || (Has(text, Years) && month == 0);

    private static (int First, int Number, int? Year) MonthOf(string text)
    {
        var found = Span().Match(text);
        if (!found.Success)
            found = Dated().Match(text);
        if (!found.Success)
            found = Numbered().Match(text);
        if (!found.Success || !int.TryParse(found.Groups["m"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
            return (1, 0, null);
        var first = found.Groups["f"] is { Success: true, Value: var from } ? int.Parse(from, CultureInfo.InvariantCulture) : 1;
        return (first, month, found.Groups["y"] is { Success: true, Value: var year } ? int.Parse(year, CultureInfo.InvariantCulture) : null);
    }

    private static bool Has(string text, string[] words) => words.Any(word => text.Contains(word, StringComparison.Ordinal));

    [GeneratedRegex(@"\([^)]*\)|（[^）]*）")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(?:(?<y>\d{4})年)?(?<!\d)(?<f>\d{1,2})月?[-~至—](?<m>\d{1,2})月")]
    private static partial Regex Span();

    [GeneratedRegex(@"(?<y>\d{4})[-/.年](?<m>\d{1,2})月?(?:-0?1)?")]
    private static partial Regex Dated();

    [GeneratedRegex(@"(?<m>\d{1,2})月|(?:plan|act)(?<m>\d{2})")]
    private static partial Regex Numbered();
}
