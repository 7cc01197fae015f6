using System.Globalization;
using System.Text.Json;
using LandPlanner.Cases;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Output;

/// <summary>What became of findings and patches that should be cases.</summary>
internal static class IntakeOutput
{
    public const int Shown = 20;

    private const int MostNamed = 2;

    public static string Verdict(Wording wording, CaseBook book, DeskVerdict verdict) => book.Cases.Form.Get("desk_verdict").Say(verdict.Word(), wording.English);

    /// <summary>Counts by verdict, in the verdicts' order: "疑似违法 3,无法判读 1".</summary>
    public static string Verdicts(Wording wording, CaseBook book, IEnumerable<DeskResult> results) => string.Join(
        wording.Say(",", ", "), results.GroupBy(result => result.Verdict).OrderBy(group => group.Key).Select(group => $"{Verdict(wording, book, group.Key)} {group.Count()}"));

    /// <summary>"AJ2024-0001", with what it lies over; or why there is none.</summary>
    public static string Fate(Wording wording, Case? opened, bool isNew, IReadOnlyList<CaseMatch> matches)
    {
        var over = string.Join(wording.Say("、", ", "), matches.Take(MostNamed).Select(match => $"{match.Case.Number} ({Parts(wording, match)}{Closed(wording, match)})")) + (matches.Count > MostNamed ? "…" : "");
        if (opened is not null || isNew)
            return (opened?.Number ?? wording.Say("将立案", "would be opened")) + (over.Length > 0 ? wording.Say(",压 ", ", over ") + over : "");
        return over.Length > 0 ? $"{wording.Say("同一地块", "the ground of")} {over}" : wording.Say("与本批另一图斑同一地块", "the ground of another of these");
    }

    /// <summary>"60 % of it, 100 % of the case": how much of the one lies on the other.</summary>
    public static string Parts(Wording wording, CaseMatch match)
    {
        var (mine, theirs) = (match.Share.ToString("P0", CultureInfo.InvariantCulture), match.OfCase.ToString("P0", CultureInfo.InvariantCulture));
        return wording.Say($"占本图斑 {mine},占该案 {theirs}", $"{mine} of it, {theirs} of the case");
    }

    /// <summary>", closed on 2025-11-20: reopen it if the ground changed again"; empty where it is not closed.</summary>
    public static string Closed(Wording wording, CaseMatch match) => match.Case.ClosedOn is { } day
        ? wording.Say($",已于 {Moments.Write(day)} 销号:再次变化的用 reopen 反弹复查", $", closed on {Moments.Write(day)}: reopen it if the ground changed again")
        : "";

    public static void WriteMatches(Utf8JsonWriter json, IReadOnlyList<CaseMatch> matches)
    {
        json.WriteStartArray("matches");
        foreach (var match in matches)
        {
            json.WriteStartObject();
            json.WriteString("number", match.Case.Number);
            json.WriteString("state", match.Case.State);
            json.WriteString("closedOn", match.Case.ClosedOn is { } day ? Moments.Write(day) : null);
            json.WriteNumber("overlapSquareMetres", match.Overlap.SquareMetres);
            json.WriteNumber("share", Math.Round(match.Share, 4));
            json.WriteNumber("shareOfCase", Math.Round(match.OfCase, 4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteDesk(Utf8JsonWriter json, DeskResult desk)
    {
        json.WriteStartObject("desk");
        json.WriteString("verdict", desk.Verdict.Word());
        json.WriteString("kind", desk.Kind);
        json.WriteArea("areaSquareMetres", desk.Area);
        json.WriteArea("farmlandSquareMetres", desk.Farmland);
        json.WriteArea("farmlandLostSquareMetres", desk.FarmlandLost);
        json.WriteArea("farmlandGainedSquareMetres", desk.FarmlandGained);
        json.WriteArea("basicFarmlandSquareMetres", desk.BasicFarmland);
        json.WriteArea("redLineSquareMetres", desk.RedLine);
        json.WriteArea("urbanBoundarySquareMetres", desk.UrbanBoundary);
        json.WriteArea("approvedSquareMetres", desk.Approved);
        json.WriteString("surveyBefore", desk.SurveyBefore);
        json.WriteString("surveyNow", desk.SurveyNow);
        WriteClasses(json, "before", desk.Before);
        WriteClasses(json, "now", desk.Now);
        WriteClasses(json, "plan", desk.Plan);
        json.WriteStartArray("approvals");
        foreach (var approval in desk.Approvals)
        {
            json.WriteStartObject();
            json.WriteString("kind", approval.Kind.Id);
            json.WriteString("number", approval.Number);
            json.WriteArea("areaSquareMetres", approval.Area);
            json.WriteBoolean("later", approval.IsLater);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("reasons");
        foreach (var reason in desk.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("zh", reason.Zh);
            json.WriteString("en", reason.En);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteClasses(Utf8JsonWriter json, string name, IReadOnlyList<DeskClassShare> shares)
    {
        json.WriteStartArray(name);
        foreach (var share in shares)
        {
            json.WriteStartObject();
            json.WriteString("code", share.Code);
            json.WriteString("name", share.Name);
            json.WriteArea("areaSquareMetres", share.Area);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
