using System.CommandLine;
using LandPlanner.Cases;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case pack NAME NUMBER…</c></summary>
internal static class CasePackVerb
{
    private static readonly Argument<string> Name = new("NAME") { Description = "What the package is called. 名称" };
    private static readonly Argument<string[]> Numbers = new("NUMBER") { Description = "The cases to take along. 编号", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Out = new("--out") { Description = "The folder in which the package is made. Default: here. 目录", DefaultValueFactory = _ => ".", HelpName = "DIR" };
    private static readonly Option<bool> Zip = new("--zip") { Description = "Makes a zip of it too. 压缩" };

    public static Command Command()
    {
        var command = new Command("pack", "Writes a package for QField: the cases, forms, layers around them, a folder for photos. 外业包") { Name, Numbers, Out, Zip };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var cases = new List<Case>();
        foreach (var number in parsed.GetValue(Numbers)!)
            cases.Add(await book.GetAsync(number, ct));
        var wording = CommonOptions.WordingOf(parsed);
        var package = await new CaseFieldWork(book).PackAsync(
            parsed.GetValue(Name)!, cases, parsed.GetValue(Out)!, parsed.GetValue(CommonOptions.Author)!, wording.English, ct);
        if (parsed.GetValue(Zip))
            package.Zip(package.Folder + ".zip");
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("folder", package.Folder);
                json.WriteNumber("cases", cases.Count);
                json.WriteString("head", package.Manifest.Head);
                json.WriteEndObject();
            });
        }
        else
        {
            Console.WriteLine(wording.Say($"{package.Folder}:{cases.Count} 个图斑", $"{package.Folder}: {cases.Count} cases"));
        }

        return ExitCodes.Done;
    }
}
