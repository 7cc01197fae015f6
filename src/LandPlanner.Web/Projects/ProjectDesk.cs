using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Projects;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Ledgers;
using LandPlanner.Workspaces.Projects;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Projects;

/// <summary>The projects of the town as panels ask for them: the board, a project with its curve, and months that are entered.</summary>
internal sealed class ProjectDesk(WorkspaceHost host, TimeProvider clock)
{
    private const int MostBoards = 2;

    private readonly Shelf<ProjectBoard> _boards = new(MostBoards);

    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public LedgerForm Form => host.Workspace.Tables.Ledgers.Get(ProjectBook.FormId);

    public LedgerForm MilestoneForm => host.Workspace.Tables.Ledgers.Get("milestone");

    /// <summary>The names of the layers that hold projects.</summary>
    public IReadOnlyList<string> Layers => [.. host.Watch.Layers.Select(layer => layer.Name).Where(layer => ProjectBook.Holds(host.Workspace, layer))];

    /// <summary>As the watch has seen the workspace last.</summary>
    public Task<ProjectBoard> BoardAsync() => _boards.GetAsync(
        string.Join('/', host.Watch.Layers.Select(layer => string.Create(CultureInfo.InvariantCulture, $"{layer.Name}@{layer.Revision}")).Prepend(FieldText.Write(Today))),
        () => Task.Run(async () => await (await BookAsync()).BoardAsync(null, Today, CancellationToken.None)));

    /// <summary>Null where there is no such project.</summary>
    public async Task<ProjectStanding?> FindAsync(string number)
    {
        var board = await BoardAsync();
        return board.Projects.Concat(board.Dropped).FirstOrDefault(one => one.Project.Number == number);
    }

    /// <summary>Where a project stands on the map; null where it lies nowhere.</summary>
    public Picked? Pick(Project project)
    {
        var kind = project.Row.Shape?.Dimension switch
        {
            Dimension.Surface => GeometryKind.Polygon,
            Dimension.Curve => GeometryKind.Line,
            Dimension.Point => GeometryKind.Point,
            _ => GeometryKind.None,
        };
        return Layers.FirstOrDefault(layer => host.Watch.Find(layer)!.Kind == kind) is { } name ? new(name, project.Row.Id) : null;
    }

    /// <summary>The project a feature of the map is; null for none.</summary>
    public async Task<ProjectStanding?> FindAsync(Picked picked)
    {
        var board = await BoardAsync();
        return board.Projects.Concat(board.Dropped).FirstOrDefault(one => Pick(one.Project) == picked);
    }

    /// <summary>The curve of the board's year as a picture; null where no typeface with Chinese is installed.</summary>
    public (byte[] Png, byte[] Svg)? Draw(ProjectStanding standing)
    {
        var (project, curve) = (standing.Project, standing.Curve);
        var subtitle = string.Join(Languages.Say("　", ", "), new[] { KindOf(project), project.Village, project.Total?.Write(Languages.IsEnglish) ?? "" }.Where(text => text.Length > 0));
        var marks = standing.File.Milestones.Select(step => new CurveMark(MilestoneForm.Get("kind").Say(step.Kind, Languages.IsEnglish), step.Planned, step.Actual));
        return ProjectCurveChart.Draw(
            new($"{project.Number} {project.Name}", subtitle, curve, standing.Verdict, [.. marks]), Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese);
    }

    public string KindOf(Project project) => LedgerWords.Say(Form.Get("kind"), project.Kind);

    /// <summary>Enters months: all of them, or where there is a complaint none.</summary>
    /// <param name="preview">Whether it is only shown.</param>
    /// <exception cref="WorkspaceException">Something speaks against it, or the author may not; nothing was saved.</exception>
    public async Task<MonthOutcome> EnterAsync(MonthSheet sheet, string reason, bool preview, string author)
    {
        var outcome = await MonthEntering.RunAsync(await BookAsync(), sheet, reason.Trim(), preview, new(author, "project: enter months"), Today, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        return outcome;
    }

    private Task<ProjectBook> BookAsync() => ProjectBook.OpenAsync(host.Workspace, CancellationToken.None);
}
