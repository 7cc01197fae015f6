using System.CommandLine;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project set NUMBER FIELD=VALUE… [--wkt WKT | --feature LAYER:ID]</c></summary>
internal static class ProjectSetVerb
{
    private static readonly Argument<string> Number = ProjectOptions.Number();

    private static readonly Argument<string[]> Fields = new("FIELD=VALUE")
    {
        Description = "total= in 万元, land_needed= and land_held= in 亩, or with their unit; others as they are, empty for none. 字段赋值",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Wkt = SiteOptions.Wkt();
    private static readonly Option<string?> Feature = SiteOptions.Feature();

    public static Command Command()
    {
        var command = new Command("set", "Changes what is written down of a project, or its site. 修改") { Number, Fields, Wkt, Feature };
        command.SetAction(async (parsed, ct) =>
        {
            var (number, texts) = (parsed.GetValue(Number)!, Assignments.Parse(parsed.GetValue(Fields)!));
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            var shape = await SiteOptions.ReadAsync(parsed.GetValue(Wkt), parsed.GetValue(Feature), workspace, ct);
            if (texts.Count == 0 && shape is null)
                throw new WorkspaceException("Say what to change: FIELD=VALUE, --wkt WKT or --feature LAYER:ID.");
            var file = await ProjectEntry.SetAsync(workspace, number, texts, shape, CommonOptions.Note(parsed, $"project set {number} {string.Join(' ', texts.Select(text => text.Key))}".TrimEnd()), Dates.Today, ct);
            await ProjectShowVerb.PrintAsync(parsed, workspace, file, null, ct);
            return ExitCodes.Done;
        });
        return command;
    }
}
