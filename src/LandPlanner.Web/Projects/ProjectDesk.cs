using System.Globalization;
using LandPlanner.Calendars;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Projects;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Web.Facts;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Ledgers;
using LandPlanner.Workspaces.Projects;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Projects;

/// <summary>The projects of the town as panels ask for them: the board, a project with its curve, and months that are entered.</summary>
internal sealed class ProjectDesk(WorkspaceHost host, TimeProvider clock)
{
    private const int MostBoards = 4;

    private readonly Shelf<ProjectBoard> _boards = new(MostBoards);

    public DateOnly Today => ChinaTime.Today(clock);

    public LedgerForm Form => host.Workspace.Tables.Ledgers.Get(ProjectBook.FormId);

    public LedgerForm MilestoneForm => host.Workspace.Tables.Ledgers.Get("milestone");

    /// <summary>Layers that projects may be taken from: those of projects first.</summary>
    public IReadOnlyList<LayerInfo> Sources => [.. host.Watch.Layers.Where(layer => layer.Kind != GeometryKind.None && host.Workspace.Tables.Ledgers.OfLayer(layer.Name) is null)
        .OrderBy(layer => layer.Role.Name.StartsWith("project", StringComparison.Ordinal) ? 0 : 1).ThenBy(layer => layer.Name, StringComparer.Ordinal)];

    /// <summary>The names of the layers that hold projects.</summary>
    public IReadOnlyList<string> Layers => [.. host.Watch.Layers.Select(layer => layer.Name).Where(layer => ProjectBook.Holds(host.Workspace, layer))];

    /// <summary>As the watch has seen the workspace last.</summary>
    /// <param name="until">The month at whose end projects are judged; null for the last that should have been entered.</param>
    public Task<ProjectBoard> BoardAsync(Month? until = null) => _boards.GetAsync(
        string.Join('/', host.Watch.Layers.Select(layer => string.Create(CultureInfo.InvariantCulture, $"{layer.Name}@{layer.Revision}")).Prepend(FieldText.Write(Today)).Prepend($"{until}")),
        () => Task.Run(async () => await (await BookAsync()).BoardAsync(until, Today, CancellationToken.None)));

    /// <summary>Null where there is no such project.</summary>
    public async Task<ProjectStanding?> FindAsync(string number, Month? until = null)
    {
        var board = await BoardAsync(until);
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

    /// <summary>A project as somebody fills it in. Investment is typed in 万元, land in 亩.</summary>
    /// <param name="project">Null for one that is not in the ledger yet.</param>
    public LedgerDraft Draft(Project? project)
    {
        var fields = Form.Fields.Where(field => !field.IsKept && (project is not null || field.Name != "state")).ToList();
        fields.InsertRange(fields.FindIndex(field => field.Name == "fund_source"), Measured());
        return new(Form, project?.Row ?? LedgerRow.New(Form.Schema, null), fields, null, Written);
    }

    /// <summary>Changes what is written down of a project.</summary>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="WorkspaceException">It cannot be so, or the author may not; nothing was saved.</exception>
    public async Task SetAsync(Project seen, IReadOnlyList<KeyValuePair<string, string>> texts, string author)
    {
        try
        {
            await ProjectEntry.SetAsync(host.Workspace, seen.Number, texts, null, new(author, $"project: set {seen.Number}"), Today, CancellationToken.None, seen.Row.Feature.Version);
        }
        catch (EditConflictException)
        {
            var now = (await (await BookAsync()).GetAsync(seen.Number, CancellationToken.None)).Project;
            var events = Pick(now) is { } at && host.Watch.Find(at.Layer) is { } layer ? await FeatureHistory.ReadAsync(host.Workspace.Store, layer, at.Id, host.Workspace.Areas, CancellationToken.None) : [];
            throw new RowOvertakenException(now.Row, events is [var last, ..] ? last.Revision : null);
        }
        finally
        {
            await host.Watch.LookAsync(CancellationToken.None);
        }
    }

    /// <summary>Enters a project whose site is that of a feature of the map.</summary>
    /// <exception cref="WorkspaceException">It cannot stand, it seems to be there, or the author may not; nothing was saved.</exception>
    public async Task<string> AddAsync(IReadOnlyList<KeyValuePair<string, string>> texts, Picked site, string author)
    {
        var shape = (await host.Workspace.Store.ReadAsync(site.Layer, new() { Ids = [site.Id] }, CancellationToken.None).FirstOrDefaultAsync())?.Shape
            ?? throw new WorkspaceException($"'{site.Layer}' has no feature {site.Id} with a shape any more. Nothing was saved.");
        var file = await ProjectEntry.AddAsync(host.Workspace, texts, shape, new(author, "project: add"), Today, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        return file.Project.Number;
    }

    /// <summary>Takes a layer's features into the ledger, none of them twice.</summary>
    /// <exception cref="WorkspaceException">Nothing can be taken from it, or the author may not; nothing was saved.</exception>
    public async Task<ProjectTakingResult> TakeAsync(string layer, string? kind, bool preview, string author)
    {
        var result = await ProjectTaking.RunAsync(host.Workspace, new(layer, kind, MoneyUnit.Wan, preview), new(author, $"project: take {layer}"), Today, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        return result;
    }

    /// <summary>Enters days of milestones.</summary>
    /// <exception cref="WorkspaceException">Something speaks against it, or the author may not; nothing was saved.</exception>
    public async Task EnterAsync(MilestoneCell cell, string reason, string author)
    {
        await MilestoneEntering.RunAsync(await BookAsync(), new([cell], []), reason.Trim(), preview: false, new(author, $"project: milestone {cell.Project} {cell.Kind}"), Today, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
    }

    /// <summary>The board as one page (pdf) or as a workbook (xlsx).</summary>
    /// <exception cref="MapPrintException">No typeface with Chinese is installed.</exception>
    public async Task<byte[]> WriteBoardAsync(string format, Month until)
    {
        var board = await BoardAsync(until);
        var words = new BoardWords(Languages.Say("项目推进一览", "Projects at a glance"), Form, MilestoneForm, Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese);
        if (format == "xlsx")
            return ProjectWorkbook.Write(board, words);
        using var page = new MemoryStream();
        ProjectBoardPage.WritePdf(board, words, board.Until.LastDay, page);
        return page.ToArray();
    }

    /// <summary>What is typed in a unit of its own, in the order of <see cref="ProjectEntry.Measured"/>.</summary>
    private IEnumerable<LedgerField> Measured() => ProjectEntry.Measured.Select(pair => Form.Get(pair.Value) is var kept && pair.Key == "total"
        ? kept with { Name = pair.Key, Type = FieldType.Real, IsKept = false, TitleZh = "总投资（万元）", TitleEn = "Total investment (10,000 yuan)" }
        : kept with { Name = pair.Key, IsKept = false, TitleZh = kept.TitleZh.Replace("㎡", "亩", StringComparison.Ordinal), TitleEn = kept.TitleEn.Replace("m²", "mu", StringComparison.Ordinal) });

    private static string Written(LedgerRow row, string field)
    {
        var project = new Project(row);
        return field switch
        {
            "total" => project.Total?.In(MoneyUnit.Wan, 6).ToString("0.######", CultureInfo.InvariantCulture) ?? "",
            "land_needed" => project.LandNeeded?.Mu(2).ToString("0.##", CultureInfo.InvariantCulture) ?? "",
            "land_held" => project.LandHeld?.Mu(2).ToString("0.##", CultureInfo.InvariantCulture) ?? "",
            _ => FieldText.Write(row[field]),
        };
    }

    private Task<ProjectBook> BookAsync() => ProjectBook.OpenAsync(host.Workspace, CancellationToken.None);
}
