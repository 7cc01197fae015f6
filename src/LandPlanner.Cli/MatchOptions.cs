using System.CommandLine;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects.Matching;

namespace LandPlanner.Cli;

/// <summary>The land a project needs, as the verbs of matching ask for it.</summary>
internal static class MatchOptions
{
    public static readonly Argument<string> Project = ProjectOptions.Number();

    private static readonly Option<string> Area = Text("--area", "R", "How much land, in mu: 30-50, or 40 for that much and the table's allowance. Default: what the project needs and has not got. 面积范围（亩）");
    private static readonly Option<string> Planned = Text("--planned", "CODES", "Planned classes that will do, each with all below it: 1001,0901. 规划用途");
    private static readonly Option<string> Present = Text("--present", "CODES", "Classes the land must be of now. 现状地类");
    private static readonly Option<string> Without = Text("--without", "CODES", "Classes of which there must be none. 不得含的地类");
    private static readonly Option<string> Road = Text("--road", "METRES", "How far a road may be, in metres of the plane. 距道路不超过");
    private static readonly Option<string> Slope = Text("--slope", "GRADE", "The steepest grade of slope (GDPDJB) that will do, 1 to 5. 坡度级别上限");
    private static readonly Option<string> By = Text("--by", "DATE", "The day by which the land must be there. 用地期限");
    private static readonly Option<string> Parcels = Text("--parcels", "N", "Of how many parcels at most. 地块数上限");
    private static readonly Option<string> Gap = Text("--gap", "METRES", "How far apart parcels of one site may lie. 地块间距上限");
    private static readonly Option<string[]> Layers = new("--layer") { Description = "A layer whose parcels are looked at; may be given again. Default: those of the roles in data/projects/match.yaml. 图层", HelpName = "LAYER" };
    private static readonly Option<string?> Roads = new("--roads") { Description = "A layer of roads. Default: the road classes of the land-use layer. 道路图层", HelpName = "LAYER" };
    private static readonly Option<string?> Rules = new("--rules") { Description = "A rule pack. Default: data/rules/default.yaml. 规则包", HelpName = "FILE" };

    public static IReadOnlyList<Option> All { get; } = [Area, Planned, Present, Without, Road, Slope, By, Parcels, Gap, Layers, Roads, Rules];

    public static LandMatchRequest RequestOf(ParseResult parsed) => new(
        parsed.GetValue(Project)!,
        new()
        {
            Area = parsed.GetValue(Area)!,
            Planned = parsed.GetValue(Planned)!,
            Present = parsed.GetValue(Present)!,
            Without = parsed.GetValue(Without)!,
            Road = parsed.GetValue(Road)!,
            Slope = parsed.GetValue(Slope)!,
            Deadline = parsed.GetValue(By)!,
            Parcels = parsed.GetValue(Parcels)!,
            Gap = parsed.GetValue(Gap)!,
        },
        Dates.Today)
    {
        Layers = parsed.GetValue(Layers)!,
        Roads = parsed.GetValue(Roads),
        RulePack = parsed.GetValue(Rules),
    };

    /// <exception cref="WorkspaceException">It is not written LAYER:ID.</exception>
    public static (string Layer, long Id) ParcelOf(string text) => text.LastIndexOf(':') is > 0 and var at && long.TryParse(text[(at + 1)..], out var id)
        ? (text[..at], id)
        : throw new WorkspaceException($"'{text}' is no parcel; write it like LAYER:ID.");

    private static Option<string> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => "" };
}
