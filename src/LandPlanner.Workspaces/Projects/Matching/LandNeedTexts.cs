using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Areas;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Projects.Matching;

/// <summary>The land a project needs, as people type it; what is empty is not asked.</summary>
public sealed partial record LandNeedTexts
{
    /// <summary>"30-50" in mu, or "40" for that much and the table's allowance; empty for what the project says it needs and has not got.</summary>
    public string Area { get; init; } = "";

    /// <summary>Codes set off by commas, spaces or slashes.</summary>
    public string Planned { get; init; } = "";

    public string Present { get; init; } = "";

    public string Without { get; init; } = "";

    /// <summary>Metres.</summary>
    public string Road { get; init; } = "";

    /// <summary>A grade, 1 to 5.</summary>
    public string Slope { get; init; } = "";

    /// <summary>As <see cref="Days"/> reads it.</summary>
    public string Deadline { get; init; } = "";

    public string Parcels { get; init; } = "";

    /// <summary>Metres.</summary>
    public string Gap { get; init; } = "";

    /// <exception cref="WorkspaceException">A text is none, or nobody says how much land is needed: every complaint at once.</exception>
    public LandNeed Read(Project project, MatchRules rules)
    {
        var wrong = new List<string>();
        var (least, most) = Range(project, rules, wrong);
        var need = new LandNeed(least, most)
        {
            Planned = Codes(Planned),
            Present = Codes(Present),
            Without = Codes(Without),
            RoadMetres = Number(Road, "distance to a road in metres", wrong),
            SteepestGrade = Whole(Slope, "grade of slope", wrong),
            Deadline = Day(wrong),
            MostParcels = Whole(Parcels, "number of parcels", wrong),
            GapMetres = Number(Gap, "gap in metres", wrong),
        };
        if (wrong.Count > 0)
            throw new WorkspaceException(Sentence.Quote(string.Join(" ", wrong)));
        need.Require(rules.MostParcels);
        return need;
    }

    private (Area Least, Area Most) Range(Project project, MatchRules rules, List<string> wrong)
    {
        var (text, nothing) = (Area.Trim(), (new Area(1), new Area(1)));
        if (text.Length == 0)
        {
            if (project.LandNeeded is not { } needed)
            {
                wrong.Say($"Say how much land is needed, like 30-50 in mu: {project.Number} ({project.Name}) does not say it (land_needed).");
                return nothing;
            }

            var open = needed - (project.LandHeld ?? Areas.Area.Zero);
            if (open <= Areas.Area.Zero)
            {
                wrong.Say($"{project.Number} ({project.Name}) has the {needed.Mu(2)} mu it needs. If it needs more, say how much, like 30-50 in mu.");
                return nothing;
            }

            return (open, With(open, rules));
        }

        var found = Written().Match(text);
        if (!found.Success || Mu(found.Groups[1].Value) is not { } from || (found.Groups[2].Success ? Mu(found.Groups[2].Value) : from) is not { } to)
        {
            wrong.Say($"'{text}' is no range of areas; write it like 30-50, in mu.");
            return nothing;
        }

        return (Areas.Area.FromMu(from), found.Groups[2].Success ? Areas.Area.FromMu(to) : With(Areas.Area.FromMu(from), rules));
    }

    private DateOnly? Day(List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(Deadline))
            return null;
        if (Days.Find(Deadline) is { } day)
            return day;
        wrong.Say($"'{Deadline.Trim()}' is no day; write it like 2025-06-30.");
        return null;
    }

    private static Area With(Area least, MatchRules rules) => new((long)Math.Round(least.Hundredths * (1 + rules.Allowance), MidpointRounding.AwayFromZero));

    private static decimal? Mu(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mu) && mu <= 10_000_000 ? mu : null;

    private static double? Number(string text, Sentence what, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        wrong.Say($"'{text.Trim()}' is no {what}.");
        return null;
    }

    private static int? Whole(string text, Sentence what, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        wrong.Say($"'{text.Trim()}' is no {what}.");
        return null;
    }

    private static IReadOnlyList<string> Codes(string text) => [.. text.Split([',', '，', '、', '/', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    [GeneratedRegex(@"^(\d+(?:\.\d+)?)\s*(?:亩|mu)?(?:\s*(?:-|–|—|~|～|至|到)\s*(\d+(?:\.\d+)?)\s*(?:亩|mu)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
