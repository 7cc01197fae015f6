using System.Globalization;

namespace LandPlanner.Projects.Matching;

/// <summary>A need as people read it.</summary>
public static class LandNeedWords
{
    /// <summary>"30.00–50.00 亩；规划 1001；距路不超过 200 米".</summary>
    public static string Say(this LandNeed need, bool english)
    {
        string Say(string zh, string en) => english ? en : zh;
        var parts = new List<string> { need.Least == need.Most ? $"{SiteScore.Mu(need.Least)} {Say("亩", "mu")}" : $"{SiteScore.Mu(need.Least)}–{SiteScore.Mu(need.Most)} {Say("亩", "mu")}" };
        Add(need.Planned, Say("规划", "planned as"));
        Add(need.Present, Say("现状", "now"));
        Add(need.Without, Say("不含", "without"));
        if (need.RoadMetres is { } road)
            parts.Add(Say($"距路不超过 {SiteScore.Metres(road)} 米", $"a road within {SiteScore.Metres(road)} m"));
        if (need.SteepestGrade is { } grade)
            parts.Add(Say($"坡度不超过 {grade} 级", $"slope of grade {grade} at most"));
        if (need.Deadline is { } day)
            parts.Add(Say("期限 ", "by ") + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (need.MostParcels is { } parcels)
            parts.Add(Say($"至多 {parcels} 个地块", $"{parcels} parcels at most"));
        if (need.GapMetres is { } gap)
            parts.Add(Say($"地块间距不超过 {SiteScore.Metres(gap)} 米", $"parcels within {SiteScore.Metres(gap)} m of each other"));
        return string.Join(Say("；", "; "), parts);

        void Add(IReadOnlyList<string> codes, string what)
        {
            if (codes.Count > 0)
                parts.Add($"{what} {string.Join('/', codes)}");
        }
    }
}
