using System.CommandLine;
using LandPlanner.Audits;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case compare NUMBER…</c></summary>
internal static class CaseCompareVerb
{
    private static readonly Argument<string[]> Numbers = new("NUMBER") { Description = "The cases to compare. 编号", Arity = ArgumentArity.OneOrMore };

    public static Command Command()
    {
        var command = new Command("compare", "Compares cases with the layers as they are now, and writes down what was found. 内业套合") { Numbers };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var (found, revision) = await DeskCompare.RunAsync(book, parsed.GetValue(Numbers)!, parsed.GetValue(CommonOptions.Author)!, CaseOptions.Today, null, ct);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                if (revision is not null)
                    json.WriteNumber("revision", revision.Number);
                json.WriteStartArray("cases");
                foreach (var (one, desk) in found)
                {
                    json.WriteStartObject();
                    json.WriteString("number", one.Number);
                    IntakeOutput.WriteDesk(json, desk);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return ExitCodes.Done;
        }

        var wording = CommonOptions.WordingOf(parsed);
        foreach (var (one, desk) in found)
        {
            Console.WriteLine($"{one.Number} {one.Title}: {IntakeOutput.Verdict(wording, book, desk.Verdict)}");
            foreach (var reason in desk.Reasons)
                Console.WriteLine("    " + reason.Say(wording.English));
        }

        Console.WriteLine(revision is null ? wording.Say("与上次一致。", "Nothing new.") : wording.Say($"修订 {revision.Number}", $"Revision {revision.Number}"));
        Console.WriteLine(wording.Say(AuditResult.NoteZh, AuditResult.NoteEn));
        return ExitCodes.Done;
    }
}
