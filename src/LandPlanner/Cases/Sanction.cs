using System.Globalization;
using LandPlanner.Areas;

namespace LandPlanner.Cases;

/// <summary>An article that applies to a case, and what it may cost.</summary>
/// <param name="On">The ground it is reckoned on.</param>
/// <param name="LowYuan">Whole cents (分); null where the base is not known. So is <paramref name="HighYuan"/>.</param>
public sealed record Sanction(SanctionRule Rule, Area On, decimal? LowYuan, decimal? HighYuan)
{
    /// <summary>"土地管理法实施条例第五十七条：每平方米 100–1000 元 × 1234.56 平方米 = 123456.00–1234560.00 元".</summary>
    public string SayZh() => $"{Rule.Law}{Rule.Article}：{Rule.ActZh}，{Text(RangeZh())}{(LowYuan is { } low && HighYuan is { } high ? Text($" = {low:0.00}–{high:0.00} 元") : "（基数未知）")}";

    public string SayEn() => $"{Rule.Law} {Rule.Article}: {Rule.ActEn}, {Text(RangeEn())}{(LowYuan is { } low && HighYuan is { } high ? Text($" = {low:0.00}–{high:0.00} yuan") : " (base not known)")}";

    private FormattableString RangeZh() => Rule.Base switch
    {
        SanctionBase.Area => $"每平方米 {Rule.Low}–{Rule.High} 元 × {On.SquareMetres:0.00} 平方米",
        SanctionBase.CultivationFee => $"耕地开垦费的 {Rule.Low}–{Rule.High} 倍",
        SanctionBase.RestorationFee => $"土地复垦费的 {Rule.Low}–{Rule.High} 倍",
        _ => $"违法所得的 {Rule.Low}%–{Rule.High}%",
    };

    private FormattableString RangeEn() => Rule.Base switch
    {
        SanctionBase.Area => $"{Rule.Low}–{Rule.High} yuan a m² × {On.SquareMetres:0.00} m²",
        SanctionBase.CultivationFee => $"{Rule.Low}–{Rule.High} times the cultivation fee",
        SanctionBase.RestorationFee => $"{Rule.Low}–{Rule.High} times the restoration fee",
        _ => $"{Rule.Low}%–{Rule.High}% of the illegal income",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
