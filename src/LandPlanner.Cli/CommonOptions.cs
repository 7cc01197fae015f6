using System.CommandLine;
using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>The options every verb has.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Workspace = new("--workspace", "-w")
    {
        Description = "The workspace: a GeoPackage file, or postgresql://user@host:5432/database?schema=NAME. Default: the environment's LANDPLANNER_WORKSPACE. 工作库",
        Recursive = true,
        HelpName = "W",
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Prints the result as JSON. 以 JSON 输出", Recursive = true };

    public static readonly Option<string> Language = new("--lang")
    {
        Description = "zh or en. Default: the environment's LANDPLANNER_LANG, else zh. 语言",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LANDPLANNER_LANG") is "en" ? "en" : "zh",
    };

    public static readonly Option<string> Author = new("--author")
    {
        Description = "Who makes the change. Default: the system's user. 操作人",
        Recursive = true,
        DefaultValueFactory = _ => Environment.UserName,
    };

    static CommonOptions() => Language.AcceptOnlyFromAmong("zh", "en");

    /// <exception cref="WorkspaceException">No workspace was named.</exception>
    public static string WorkspaceOf(ParseResult parsed) =>
        parsed.GetValue(Workspace)
        ?? Environment.GetEnvironmentVariable("LANDPLANNER_WORKSPACE")
        ?? throw new WorkspaceException("Name the workspace with --workspace FILE (or postgresql://…), or set LANDPLANNER_WORKSPACE.");

    public static RevisionNote Note(ParseResult parsed, string reason) => new(parsed.GetValue(Author)!, reason);

    public static Wording WordingOf(ParseResult parsed) => new(parsed.GetValue(Language) == "en");
}
