using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case sheet NUMBER --out FILE.pdf</c></summary>
internal static class CaseSheetVerb
{
    private static readonly Argument<string> Number = CaseOptions.Number();
    private static readonly Option<string> Out = new("--out") { Description = "The PDF to write. 输出文件", HelpName = "FILE.pdf", Required = true };

    public static Command Command()
    {
        var command = new Command("sheet", "Prints a case with its maps, photos, evidence and moves. 一案一档") { Number, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var address = CommonOptions.WorkspaceOf(parsed);
        await using var workspace = await Workspace.OpenAsync(address, readOnly: true, ct);
        var language = CommonOptions.WordingOf(parsed).English ? ReportLanguage.English : ReportLanguage.Chinese;
        var (number, path) = (parsed.GetValue(Number)!, parsed.GetValue(Out)!);
        using var pdf = new MemoryStream();
        try
        {
            await CaseSheets.PrintAsync(workspace, Path.GetFileName(Workspace.Shown(address)), number, CaseOptions.Today, language, pdf, ct);
            await WriteAsync(path, pdf, ct);
        }
        catch (MapPrintException missing) when (missing.Fault == MapPrintFault.NoTypeface)
        {
            throw new WorkspaceException("No typeface with Chinese is installed, so nothing can be printed: install Noto Sans CJK (Debian: fonts-noto-cjk). Nothing was written.", missing);
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("number", number);
                json.WriteString("file", path);
                json.WriteNumber("bytes", pdf.Length);
                json.WriteEndObject();
            });
        }
        else
        {
            Console.WriteLine(path);
        }

        return ExitCodes.Done;
    }

    /// <summary>Whole, or not at all.</summary>
    private static async Task WriteAsync(string path, MemoryStream pdf, CancellationToken ct)
    {
        var unfinished = path + ".part";
        try
        {
            await File.WriteAllBytesAsync(unfinished, pdf.ToArray(), ct);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"The sheet cannot be written to '{path}': {failure.Message}", failure);
        }
    }
}
