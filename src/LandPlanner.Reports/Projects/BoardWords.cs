using System.Globalization;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Projects;

/// <summary>What a board of projects is written with.</summary>
/// <param name="Title">Of the board.</param>
/// <param name="Projects">The form of the ledger of projects, which says what kinds are called.</param>
/// <param name="Milestones">The form of the ledger of milestones.</param>
public sealed record BoardWords(string Title, LedgerForm Projects, LedgerForm Milestones, ReportLanguage Language)
{
    internal bool English => Language == ReportLanguage.English;

    internal string Say(string zh, string en) => new Words(zh, en).In(Language);

    internal string Kind(string code) => code.Length == 0 ? Say("未分类", "no kind") : Projects.Get("kind").Say(code, English);

    internal string Milestone(Milestone milestone) => Milestones.Get("kind").Say(milestone.Kind, English) + (milestone.Title.Length > 0 ? $"（{milestone.Title}）" : "");

    /// <summary>Percentage points with their sign.</summary>
    internal string Points(decimal? deviation) => deviation is { } points ? points.ToString(English ? "+0.0;-0.0;0.0" : "+0.0;−0.0;0.0", CultureInfo.InvariantCulture) : "—";

    internal static string Percent(Money part, Money whole) => whole > Money.Zero ? (part.Cents / (decimal)whole.Cents).ToString("0.0%", CultureInfo.InvariantCulture) : "—";
}
