using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case show NUMBER</c></summary>
internal static class CaseShowVerb
{
    private static readonly Argument<string> Number = CaseOptions.Number();
    private static readonly Option<string?> Evidence = new("--save-evidence") { Description = "Writes the evidence into this folder. 导出举证材料", HelpName = "DIR" };

    public static Command Command()
    {
        var command = new Command("show", "Shows a case: what it is, its moves, its evidence, and what can be done now. 详情") { Number, Evidence };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var one = await book.GetAsync(parsed.GetValue(Number)!, ct);
        var (moves, evidence) = (await book.HistoryOfAsync(one, ct), await book.EvidenceOfAsync(one, ct));
        var next = book.Process.MovesFrom(one).ToList();
        var sanctions = workspace.Tables.Sanctions.For(one);
        if (parsed.GetValue(Evidence) is { } folder)
            await SaveAsync(book, evidence, folder, ct);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                CaseOutput.WriteFields(json, one.Row);
                json.WriteStartArray("moves");
                foreach (var move in moves)
                    CaseOutput.WriteRow(json, move);
                json.WriteEndArray();
                json.WriteStartArray("evidence");
                foreach (var piece in evidence)
                    CaseOutput.WriteRow(json, piece);
                json.WriteEndArray();
                json.WriteStartArray("sanctions");
                foreach (var sanction in sanctions)
                    CaseOutput.WriteSanction(json, sanction);
                json.WriteEndArray();
                json.WriteTexts("next", next.Select(move => move.Id));
                json.WriteEndObject();
            });
            return ExitCodes.Done;
        }

        var wording = CommonOptions.WordingOf(parsed);
        CaseOutput.PrintCase(wording, book.Process, book.Cases.Form, one);
        foreach (var sanction in sanctions)
            Console.WriteLine("  " + wording.Say(sanction.SayZh(), sanction.SayEn()));
        Console.WriteLine();
        CaseOutput.PrintMoves(wording, book.Process, one, moves);
        if (evidence.Count > 0)
        {
            Console.WriteLine();
            CaseOutput.PrintEvidence(wording, book.Evidence.Form, evidence);
        }

        Console.WriteLine();
        Console.WriteLine(wording.Say("可办理:", "Next: ") + string.Join(", ", next.Select(move => $"{move.Id} ({wording.Say(move.TitleZh, move.TitleEn)})")));
        return ExitCodes.Done;
    }

    private static async Task SaveAsync(CaseBook book, IReadOnlyList<Ledgers.LedgerRow> evidence, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        foreach (var piece in evidence)
        {
            var content = await book.ContentAsync(piece, ct)
                ?? throw new WorkspaceException($"The content of {piece.Text("file_name")} is not in the workspace: 'landplanner verify' says what happened to it.");
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{piece.Text("sha256")[..8]}-{Path.GetFileName(piece.Text("file_name"))}"), content, ct);
        }
    }
}
