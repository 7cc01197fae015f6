using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Crs;
using LandPlanner.Stores;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>new W --crs EPSG:4550</c></summary>
internal static class NewVerb
{
    private static readonly Argument<string> Address = new("W") { Description = "Where to make it, for example wenquan.gpkg or postgresql://user@host/database?schema=wenquan. 工作库地址" };
    private static readonly Option<string> CrsOption = new("--crs")
    {
        Description = "Its CGCS2000 Gauss-Kruger plane, for example EPSG:4550. 坐标系",
        Required = true,
        HelpName = "EPSG:CODE",
    };

    public static Command Command()
    {
        var command = new Command("new", "Makes a workspace. 新建工作库") { Address, CrsOption };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (!CrsCode.TryParse(parsed.GetValue(CrsOption), out var crs))
            throw new WorkspaceException($"'{parsed.GetValue(CrsOption)}' is no EPSG code; write it like EPSG:4550.");
        var address = parsed.GetValue(Address)!;
        await using var workspace = await Workspace.CreateAsync(address, crs, parsed.GetValue(CommonOptions.Author)!, ct);
        var shown = Workspace.Shown(address);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("workspace", shown);
                json.WriteString("crs", workspace.Crs.Code.ToString());
                json.WriteEndObject();
            });
        }
        else
        {
            Console.WriteLine(CommonOptions.WordingOf(parsed).Say(
                $"已新建工作库 {shown}({workspace.Crs.Code},{workspace.Crs.Name})。",
                $"Made the workspace {shown} ({workspace.Crs.Code}, {workspace.Crs.Name})."));
        }

        return ExitCodes.Done;
    }
}
