using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Reports.Excel;
using LandPlanner.Schemes;

namespace LandPlanner.Reports.Schemes;

/// <summary>What outcomes and numbers of checks are called for people.</summary>
public static class SchemeNames
{
    public static string Of(SchemeOutcome outcome, ReportLanguage language) => (outcome switch
    {
        SchemeOutcome.Pass => new Words("通过", "pass"),
        SchemeOutcome.Fail => new Words("不通过", "fail"),
        SchemeOutcome.NotKnown => new Words("无法判断", "not known"),
        _ => new Words("仅供参考", "told"),
    }).In(language);

    public static string Title(SchemeCheck check, ReportLanguage language) => new Words(check.TitleZh, check.TitleEn).In(language) + (check.Subject.Length > 0 ? $" {check.Subject}" : "");

    /// <summary>A share in percent, else an area in m²; empty where nothing is known.</summary>
    public static string Number(SchemeCheck check) => check.Share is { } share
        ? Percent(share, check.Limit)
        : check.Area is { } area ? area.SquareMetres.ToString("N2", CultureInfo.InvariantCulture) : "";

    /// <summary>In percent, or as the fraction the table has: 2/3.</summary>
    public static string Limit(SchemeCheck check) => check.Limit switch
    {
        null => "",
        { Denominator: 100 } limit => Percent(limit),
        { } limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Numerator}/{limit.Denominator}"),
    };

    public static string Basis(SchemeCheck check) => string.Join("；", check.Basis.Select(basis => $"{basis.Law}{basis.Article}"));

    private static string Percent(Ratio share, Ratio? limit = null) => string.Create(CultureInfo.InvariantCulture, $"{share.Percent(limit):0.00}%");
}
