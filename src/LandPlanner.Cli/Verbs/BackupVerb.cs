using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>backup FILE</c></summary>
internal static class BackupVerb
{
    private static readonly Argument<string> Target = new("FILE") { Description = "Where to write the copy. 备份文件" };

    public static Command Command()
    {
        var command = new Command("backup", "Writes a safe copy of a workspace in use. 备份工作库") { Target };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        if (parsed.GetValue(Target)!.Contains("://", StringComparison.Ordinal))
            throw new WorkspaceException("A backup is a file. To put a copy on a server, use 'landplanner copy FROM TO'.");
        var target = Path.GetFullPath(parsed.GetValue(Target)!);
        await Output.Progress.ShowAsync("backup", async tell =>
        {
            await workspace.BackupAsync(target, new Told(tell), ct);
            return 0;
        });
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("backup", target);
                json.WriteNumber("bytes", new FileInfo(target).Length);
                json.WriteEndObject();
            });
        }
        else
        {
            Console.WriteLine(CommonOptions.WordingOf(parsed).Say($"已备份到 {target}", $"Backed up to {target}"));
        }

        return ExitCodes.Done;
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
