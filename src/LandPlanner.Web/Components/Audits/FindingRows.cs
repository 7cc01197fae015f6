using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;

namespace LandPlanner.Web.Components.Audits;

/// <summary>How somebody looks at the findings of a run.</summary>
internal sealed record FindingFilter(bool ByVillage = false, Verdict? Only = null, string Text = "");

/// <summary>A line of the list of findings: a heading, or a finding.</summary>
/// <param name="Number">The finding's place in the run, from 0; −1 for a heading.</param>
/// <param name="Area">Of the finding; of a heading, the sum of what is under it.</param>
internal sealed record FindingRow(int Number, string Title, Area Area, Finding? Finding = null, int Count = 0)
{
    public bool IsHeading => Finding is null;
}

/// <summary>The findings of a run in groups, worst and largest first.</summary>
internal static class FindingRows
{
    private static readonly StringComparer Names = StringComparer.Create(CultureInfo.GetCultureInfo(Languages.Chinese), ignoreCase: false);

    public static List<FindingRow> Of(AuditResult result, FindingFilter filter, string unknownVillage)
    {
        var titles = result.Rules.ToDictionary(rule => rule.Id, Title);
        var order = result.Rules.Select((rule, place) => (rule.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var kept = result.Findings.Select((finding, number) => (Finding: finding, Number: number)).Where(one => Keeps(one.Finding, filter, titles[one.Finding.Rule]));
        var groups = filter.ByVillage
            ? kept.GroupBy(one => one.Finding.Village).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, Names)
            : kept.GroupBy(one => one.Finding.Rule).OrderBy(group => order[group.Key]);
        var rows = new List<FindingRow>();
        foreach (var group in groups)
        {
            var title = filter.ByVillage ? (group.Key.Length == 0 ? unknownVillage : group.Key) : titles[group.Key];
            var members = group.OrderBy(one => one.Finding.Verdict).ThenByDescending(one => one.Finding.Area).ThenBy(one => one.Number)
                .Select(one => new FindingRow(one.Number, filter.ByVillage ? titles[one.Finding.Rule] : one.Finding.Village, one.Finding.Area, one.Finding)).ToList();
            rows.Add(new(-1, title, members.Aggregate(Area.Zero, (sum, row) => sum + row.Area), Count: members.Count));
            rows.AddRange(members);
        }

        return rows;
    }

    public static string Title(RuleOutcome rule) => Languages.Say(rule.TitleZh, rule.TitleEn);

    private static bool Keeps(Finding finding, FindingFilter filter, string rule)
    {
        if (filter.Only is { } only && finding.Verdict != only)
            return false;
        var text = filter.Text.Trim();
        return text.Length == 0 || new[] { finding.Name, finding.Number, finding.Village, finding.Layer, rule }
            .Any(words => words.Contains(text, StringComparison.OrdinalIgnoreCase));
    }
}
