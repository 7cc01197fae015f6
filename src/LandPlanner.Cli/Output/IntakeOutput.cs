using System.Globalization;
using System.Text.Json;
using LandPlanner.Cases;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Output;

/// <summary>What became of findings and patches that should be cases.</summary>
internal static class IntakeOutput
{
    public const int Shown = 20;

    public static string Verdict(Wording wording, CaseBook book, DeskVerdict verdict) => book.Cases.Form.Get("desk_verdict").Say(verdict.Word(), wording.English);

    /// <summary>Counts by verdict, in the verdicts' order: "疑似违法 3,无法判读 1".</summary>
    public static string Verdicts(Wording wording, CaseBook book, IEnumerable<DeskResult> results) => string.Join(
        wording.Say(",", ", "), results.GroupBy(result => result.Verdict).OrderBy(group => group.Key).Select(group => $"{Verdict(wording, book, group.Key)} {group.Count()}"));

    /// <summary>"AJ2024-0001", or why there is none.</summary>
    public static string Fate(Wording wording, Case? opened, bool isNew, IReadOnlyList<CaseMatch> matches)
    {
        if (opened is { } one)
            return one.Number;
        if (isNew)
            return wording.Say("将立案", "would be opened");
        return matches is [var first, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"{wording.Say("同一地块", "the ground of")} {first.Case.Number} ({first.Share:P0})")
            : wording.Say("与本批另一图斑同一地块", "the ground of another of these");
    }

    public static void WriteMatches(Utf8JsonWriter json, IReadOnlyList<CaseMatch> matches)
    {
        json.WriteStartArray("matches");
        foreach (var match in matches)
        {
            json.WriteStartObject();
            json.WriteString("number", match.Case.Number);
            json.WriteNumber("overlapSquareMetres", match.Overlap.SquareMetres);
            json.WriteNumber("share", Math.Round(match.Share, 4));
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
