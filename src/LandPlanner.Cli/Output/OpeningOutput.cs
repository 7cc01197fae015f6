using System.CommandLine;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Output;

/// <summary>What became of drafts of cases.</summary>
internal static class OpeningOutput
{
    public static void Print(ParseResult parsed, CaseBook book, CaseOpenings openings)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            PrintJson(openings);
            return;
        }

        var wording = CommonOptions.WordingOf(parsed);
        foreach (var opening in openings.All)
        {
            var title = FieldText.Write(opening.Draft.Values.GetValueOrDefault("title"));
            Console.WriteLine(opening.Opened is { } one
                ? wording.Say($"{one.Number} {title}:{CaseOutput.StateTitle(wording, book.Process, one.State)},时限 {Due(one)}", $"{one.Number} {title}: {CaseOutput.StateTitle(wording, book.Process, one.State)}, due {Due(one)}")
                : wording.Say($"未立案 {title}:同一地块已有案件", $"Not opened, {title}: the ground is another case's already"));
            foreach (var match in opening.Matches)
            {
                var parts = IntakeOutput.Parts(wording, match) + IntakeOutput.Closed(wording, match);
                Console.WriteLine(wording.Say(
                    $"    {match.Case.Number} {CaseOutput.StateTitle(wording, book.Process, match.Case.State)},重叠 {match.Overlap.SquareMetres:0.00} ㎡({parts})",
                    $"    {match.Case.Number} {CaseOutput.StateTitle(wording, book.Process, match.Case.State)}, {match.Overlap.SquareMetres:0.00} m² in common ({parts})"));
            }
        }
    }

    private static string Due(LandPlanner.Cases.Case one) => one.DueOn is { } due ? Moments.Write(due) : "—";

    private static void PrintJson(CaseOpenings openings) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("opened", openings.All.Count(opening => opening.Opened is not null));
        json.WriteNumber("matched", openings.All.Count(opening => opening.Opened is null));
        json.WriteStartArray("cases");
        foreach (var opening in openings.All)
        {
            json.WriteStartObject();
            json.WriteString("title", FieldText.Write(opening.Draft.Values.GetValueOrDefault("title")));
            json.WriteString("number", opening.Opened?.Number);
            json.WriteString("due", opening.Opened?.DueOn is { } due ? Moments.Write(due) : null);
            IntakeOutput.WriteMatches(json, opening.Matches);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
