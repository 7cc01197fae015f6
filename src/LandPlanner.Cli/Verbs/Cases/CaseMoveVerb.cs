using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case move NUMBER MOVE</c></summary>
internal static class CaseMoveVerb
{
    private static readonly Argument<string> Number = CaseOptions.Number();
    private static readonly Argument<string> Move = new("MOVE") { Description = "What is done: assign, gather, judge-illegal, …; 'case process' lists all. 办理" };
    private static readonly Option<string?> On = CaseOptions.On();
    private static readonly Option<string> Note = CaseOptions.Note();
    private static readonly Option<string[]> Set = CaseOptions.Set();
    private static readonly Option<string[]> Evidence = CaseOptions.Evidence();

    public static Command Command()
    {
        var command = new Command("move", "Makes a move, with its note, fields and evidence, or says why it cannot be made. 办理") { Number, Move, On, Note, Set, Evidence };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var values = CaseOptions.Values(book.Cases.Form, parsed.GetValue(Set)!);
        var (step, revision) = await book.MoveAsync(
            parsed.GetValue(Number)!, parsed.GetValue(Move)!, CaseOptions.Day(parsed.GetValue(On)), parsed.GetValue(Note)!, values, CaseOptions.Files(parsed.GetValue(Evidence)!),
            parsed.GetValue(CommonOptions.Author)!, CaseOptions.Today, ct);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("number", step.After.Number);
                json.WriteString("move", step.Move.Id);
                json.WriteString("from", step.Before.State);
                json.WriteString("to", step.After.State);
                json.WriteNumber("revision", revision.Number);
                json.WriteEndObject();
            });
            return ExitCodes.Done;
        }

        var wording = CommonOptions.WordingOf(parsed);
        var state = CaseOutput.StateTitle(wording, book.Process, step.After.State);
        Console.WriteLine(wording.Say($"{step.After.Number} {step.Move.TitleZh}:{state}(修订 {revision.Number})", $"{step.After.Number} {step.Move.TitleEn}: {state} (revision {revision.Number})"));
        return ExitCodes.Done;
    }
}
