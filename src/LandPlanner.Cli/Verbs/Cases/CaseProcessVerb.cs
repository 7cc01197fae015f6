using System.CommandLine;
using LandPlanner.Cases;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case process</c></summary>
internal static class CaseProcessVerb
{
    public static Command Command()
    {
        var command = new Command("process", "Lists the moves: from which states, to which, by whom, with what. 办理流程");
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var process = TableSet.Open().CaseProcess;
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(process);
        else
            Print(CommonOptions.WordingOf(parsed), process);
        return ExitCodes.Done;
    }

    private static void Print(Wording wording, CaseProcess process)
    {
        var columns = new Columns(
            wording.Say("办理", "move"), wording.Say("名称", "title"), wording.Say("原状态", "from"), wording.Say("新状态", "to"), wording.Say("角色", "roles"), wording.Say("须填", "needs"));
        foreach (var move in process.Moves)
        {
            columns.Add(
                move.Id, wording.Say(move.TitleZh, move.TitleEn), string.Join(" ", process.States.Where(state => move.From.Contains(state.Id)).Select(state => state.Id)), move.To ?? "=",
                string.Join(" ", move.Roles.Select(PersonRoles.Word)), string.Join(" ", Needs(move)));
        }

        columns.Print();
    }

    private static IEnumerable<string> Needs(CaseMove move) =>
    [
        .. move.Given.Concat(move.Filled), .. move.NeedsNote ? ["note"] : Array.Empty<string>(),
        .. move.Evidence.Select(demand => $"{demand.Count}×{demand.Kind}{(demand.IsFresh ? "*" : "")}"),
    ];

    private static void PrintJson(CaseProcess process) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("states");
        foreach (var state in process.States)
        {
            json.WriteStartObject();
            json.WriteString("id", state.Id);
            json.WriteString("zh", state.TitleZh);
            json.WriteString("en", state.TitleEn);
            json.WriteString("stage", state.Stage.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("moves");
        foreach (var move in process.Moves)
        {
            json.WriteStartObject();
            json.WriteString("id", move.Id);
            json.WriteString("zh", move.TitleZh);
            json.WriteString("en", move.TitleEn);
            json.WriteTexts("from", process.States.Where(state => move.From.Contains(state.Id)).Select(state => state.Id));
            json.WriteString("to", move.To);
            json.WriteTexts("roles", move.Roles.Select(PersonRoles.Word));
            json.WriteTexts("needs", Needs(move));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
