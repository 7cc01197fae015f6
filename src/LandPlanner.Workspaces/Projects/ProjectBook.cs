using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Projects;

/// <summary>The ledgers of projects, of their months and of their milestones, as a workspace has them.</summary>
/// <remarks>
/// A project stands in the layer of its geometry: polygon, line or point. A layer has one kind of geometry, and neither is a known site worth losing for a point in it, nor is a disc around a point a
/// site: its area would be counted. Months and milestones go by the project's number, so a project may move from one layer to another when its site becomes known. Each entry changes the project's
/// row too, so that of two who enter at once the slower reads again.
/// </remarks>
public sealed class ProjectBook
{
    public const string FormId = "project";

    /// <summary>A form for each kind of geometry.</summary>
    internal static readonly string[] SiteForms = [FormId, "project-line", "project-point"];

    private ProjectBook(Workspace workspace, IReadOnlyList<Ledger> sites, Ledger months, Ledger milestones) =>
        (Workspace, Sites, Months, Milestones) = (workspace, sites, months, milestones);

    public Workspace Workspace { get; }

    /// <summary>What every project has, whatever its geometry.</summary>
    public LedgerForm Form => Sites[0].Form;

    public LedgerForm MilestoneForm => Milestones.Form;

    /// <summary>A ledger for each kind of geometry.</summary>
    internal IReadOnlyList<Ledger> Sites { get; }

    internal Ledger Months { get; }

    internal Ledger Milestones { get; }

    /// <exception cref="WorkspaceException">A layer has the name of one of the ledgers and is none.</exception>
    public static async Task<ProjectBook> OpenAsync(Workspace workspace, CancellationToken ct)
    {
        var sites = new List<Ledger>();
        foreach (var form in SiteForms)
            sites.Add(await Ledger.OpenAsync(workspace, form, ct));
        return new(workspace, sites, await Ledger.OpenAsync(workspace, "project-month", ct), await Ledger.OpenAsync(workspace, "milestone", ct));
    }

    /// <summary>Whether a layer holds projects of the ledger.</summary>
    public static bool Holds(Workspace workspace, string layer) => workspace.Tables.Ledgers.OfLayer(layer) is { } form && SiteForms.Contains(form.Id);

    /// <summary>All projects at one moment, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<ProjectFile>> ReadAsync(CancellationToken ct)
    {
        await using var snapshot = await Workspace.Store.OpenSnapshotAsync(ct);
        var layers = (await snapshot.ListLayersAsync(ct)).ToDictionary(layer => layer.Name);
        var months = (await RowsAsync(Months)).Select(row => new MonthEntry(row)).ToLookup(entry => entry.Project);
        var milestones = (await RowsAsync(Milestones)).Select(row => new Milestone(row)).ToLookup(milestone => milestone.Project);
        var files = new List<ProjectFile>();
        foreach (var site in Sites)
        {
            foreach (var project in (await RowsAsync(site)).Select(row => new Project(row)))
                files.Add(new(project, ProjectMonths.Of(months[project.Number]), [.. milestones[project.Number]]));
        }

        return [.. files.OrderBy(file => file.Project.Number, StringComparer.Ordinal)];

        // Rows come in the order of their ids, which is that of their entry.
        async Task<IReadOnlyList<LedgerRow>> RowsAsync(Ledger ledger) => layers.GetValueOrDefault(ledger.Layer) is LayerInfo layer
            ? await snapshot.ReadAsync(layer.Name, FeatureQuery.All, ct).Select(feature => new LedgerRow(layer.Schema, feature)).ToListAsync(ct)
            : [];
    }

    /// <exception cref="WorkspaceException">There is no such project.</exception>
    public async Task<ProjectFile> GetAsync(string number, CancellationToken ct) => new ProjectFinder(await ReadAsync(ct)).Find(number, out var complaint) ?? throw new WorkspaceException(Sentence.Quote(complaint));

    /// <summary>Every entry for a project's months, corrected ones included, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<MonthEntry>> EntriesAsync(Project project, CancellationToken ct) =>
        await Months.ReadAsync(new() { Where = new AttributeFilter.Compare("project", Comparison.Equal, project.Number) }, ct).Select(row => new MonthEntry(row)).ToListAsync(ct);

    /// <param name="until">The month at whose end projects are judged; null for the last that should have been entered.</param>
    public async Task<ProjectBoard> BoardAsync(Month? until, DateOnly today, CancellationToken ct)
    {
        var lights = Workspace.Tables.Lights;
        return new(await ReadAsync(ct), lights.Used, until ?? lights.LastDue(today), [.. Form.Get("kind").Choices.Select(choice => choice.Code)]);
    }

    /// <summary>The light of each project of one of the ledgers' layers, by feature id.</summary>
    public async Task<IReadOnlyDictionary<long, Light>> LightsAsync(string layer, DateOnly today, CancellationToken ct)
    {
        var lights = Workspace.Tables.Lights;
        return (await ReadAsync(ct)).Where(file => SiteOf(file.Project).Layer == layer)
            .ToDictionary(file => file.Project.Row.Id, file => lights.Used.Judge(file, lights.LastDue(today)).Light);
    }

    /// <summary>The ledger in whose layer projects of a kind of geometry stand.</summary>
    internal Ledger SiteOf(GeometryKind kind) => Sites.FirstOrDefault(site => site.Form.Kind == kind)
        ?? throw new WorkspaceException("A project needs a place: a polygon, a line or a point.");

    /// <summary>The ledger a project stands in.</summary>
    internal Ledger SiteOf(Project project) => SiteOf(KindOf(project.Row.Shape));

    internal static GeometryKind KindOf(Geometry? shape) => shape?.Dimension switch
    {
        Dimension.Surface => GeometryKind.Polygon,
        Dimension.Curve => GeometryKind.Line,
        Dimension.Point => GeometryKind.Point,
        _ => GeometryKind.None,
    };

    /// <summary>The change of a project's row that goes with an entry.</summary>
    internal FeatureUpdate Touched(Project project, DateOnly today) =>
        SiteOf(project).Update(project.Row.With([new("updated_on", today), new("entries", (project.Row.Integer("entries") ?? 0) + 1)]));
}
