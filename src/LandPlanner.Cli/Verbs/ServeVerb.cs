using System.CommandLine;
using LandPlanner.Web;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>serve [--urls U] [--allow-remote] [--basemaps FILE]</c></summary>
internal static class ServeVerb
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to serve the map; port 0 for any that is free. 服务地址",
        DefaultValueFactory = _ => MapHostOptions.DefaultUrl,
        HelpName = "U",
    };

    private static readonly Option<bool> AllowRemote = new("--allow-remote")
    {
        Description = "Allows an address that other machines reach. There is no sign-in yet: whoever reaches it may change the workspace. 允许其他计算机访问(尚无登录)",
    };

    private static readonly Option<string?> BaseMaps = new("--basemaps")
    {
        Description = "A table of base maps, such as data/map/basemaps.yaml. 底图配置文件",
        HelpName = "FILE",
    };

    public static Command Command()
    {
        var command = new Command("serve", "Opens the map of the workspace for the browser. 打开地图") { Urls, AllowRemote, BaseMaps };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var options = new MapHostOptions(CommonOptions.WorkspaceOf(parsed), parsed.GetValue(CommonOptions.Author)!)
        {
            Url = parsed.GetValue(Urls)!,
            IsRemoteAllowed = parsed.GetValue(AllowRemote),
            BaseMaps = parsed.GetValue(BaseMaps),
            Language = parsed.GetValue(CommonOptions.Language)!,
        };
        await using var host = await MapHost.StartAsync(options, ct);
        var wording = CommonOptions.WordingOf(parsed);
        Host.EndWhenStopped(wording.Say("已停止服务。", "The map is no longer served."));
        Console.WriteLine(wording.Say($"地图在 {host.Url} ,按 Ctrl+C 停止。", $"The map is at {host.Url} ; Ctrl+C stops it."));
        await host.RunAsync(ct);
        return Host.End();
    }
}
