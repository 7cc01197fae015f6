using System.CommandLine;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project add FIELD=VALUE… --wkt WKT | --feature LAYER:ID</c></summary>
internal static class ProjectAddVerb
{
    private static readonly Argument<string[]> Fields = new("FIELD=VALUE")
    {
        Description = "At least name= and kind=; total= in 万元, land_needed= and land_held= in 亩, or with their unit. 字段赋值",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Wkt = SiteOptions.Wkt();
    private static readonly Option<string?> Feature = SiteOptions.Feature();

    public static Command Command()
    {
        var command = new Command("add", "Enters a project by hand: its site is a polygon, a line or a point. 新增项目") { Fields, Wkt, Feature };
        command.SetAction(async (parsed, ct) =>
        {
            var texts = Assignments.Parse(parsed.GetValue(Fields)!);
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            var shape = await SiteOptions.ReadAsync(parsed.GetValue(Wkt), parsed.GetValue(Feature), workspace, ct)
                ?? throw new WorkspaceException("Say where the project is: --wkt WKT, or --feature LAYER:ID.");
            var reason = $"project add {texts.FirstOrDefault(text => text.Key.Equals("name", StringComparison.OrdinalIgnoreCase)).Value}";
            var file = await ProjectEntry.AddAsync(workspace, texts, shape, CommonOptions.Note(parsed, reason), Dates.Today, ct);
            await ProjectShowVerb.PrintAsync(parsed, workspace, file, null, ct);
            return ExitCodes.Done;
        });
        return command;
    }
}
