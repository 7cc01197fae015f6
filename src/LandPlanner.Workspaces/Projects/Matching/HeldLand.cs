using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Overlays;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Projects.Matching;

/// <summary>The land that projects hold at one moment: by what is kept for them, and by their sites. Who was given up holds none.</summary>
internal sealed class HeldLand
{
    private readonly Workspace _workspace;
    private readonly List<Project> _projects;
    private readonly List<LedgerRow> _kept;

    private HeldLand(Workspace workspace, List<Project> projects, List<LedgerRow> kept) => (_workspace, _projects, _kept) = (workspace, projects, kept);

    public static async Task<HeldLand> ReadAsync(Workspace workspace, LedgerReader ledgers, CancellationToken ct)
    {
        var projects = new List<Project>();
        foreach (var form in ProjectBook.SiteForms)
            projects.AddRange((await ledgers.ReadAsync(workspace.Tables.Ledgers.Get(form), FeatureQuery.All, ct)).Select(row => new Project(row)));
        var kept = await ledgers.ReadAsync(workspace.Tables.Ledgers.Get(LandMatchBook.FormId), new AttributeFilter.Compare("state", Comparison.Equal, KeptMatch.Kept), ct);
        return new(workspace, [.. projects.OrderBy(project => project.Number, StringComparer.Ordinal)], [.. kept.Where(row => row.Shape is not null)]);
    }

    /// <summary>As it is told to a project that looks for land.</summary>
    public IReadOnlyList<HeldGround> For(Project project) =>
    [
        .. Active(_kept).Select(row => row.Text("project") == project.Number
            ? new HeldGround($"本项目已保留（{row.Text("number")}）", $"Kept for this project already ({row.Text("number")})", row.Shape!, true)
            : new HeldGround($"已匹配给 {Of(row)}（{row.Text("number")}）", $"Kept for {Of(row)} ({row.Text("number")})", row.Shape!, false)),
        .. _projects.Where(other => !other.IsDropped && other.Row.Shape is not null).Select(other => (Other: other, IsOwn: other.Number == project.Number)).Where(one => one.IsOwn || !IsUnplaced(one.Other) || !HasKept(one.Other))
            .Select(one => new HeldGround(Words(one.Other, one.IsOwn, english: false), Words(one.Other, one.IsOwn, english: true), one.Other.Row.Shape!, one.IsOwn)),
    ];

    /// <summary>The others that are known as a point or a line alone, and have kept no land: what they hold may be anywhere about there.</summary>
    public IReadOnlyList<string> Unplaced(Project project) =>
        [.. _projects.Where(other => !other.IsDropped && other.Number != project.Number && IsUnplaced(other) && !HasKept(other)).Select(other => $"{other.Number} {other.Name}")];

    /// <summary>Lets a project that was given up hold land again only where nobody else holds it by now.</summary>
    /// <param name="project">As it would be.</param>
    /// <exception cref="WorkspaceException">Somebody does: every case at once.</exception>
    public static async Task RequireFreeAsync(Workspace workspace, Project project, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        (await ReadAsync(workspace, await LedgerReader.OfAsync(snapshot, ct), ct)).RequireFree(project, ct);
    }

    private void RequireFree(Project project, CancellationToken ct)
    {
        var own = _kept.FindAll(row => row.Text("project") == project.Number);
        var others = Active(_kept).Where(row => row.Text("project") != project.Number).ToList();
        var sites = _projects.FindAll(other => !other.IsDropped && other.Number != project.Number && IsPlaced(other));
        List<string> taken =
        [
            .. Over(own, others, ct).Select(pair => Sentence.Said($"{Name(pair.One)} lies on ground that is kept for {Of(pair.Other)} by now ({Name(pair.Other)}, {pair.Metres} m²)")),
            .. Over(own, [.. sites.Select(site => site.Row)], ct).Select(pair => Sentence.Said($"{Name(pair.One)} lies within the site of {new Project(pair.Other).Number} {pair.Other.Text("name")} by now ({pair.Metres} m²)")),
            .. IsPlaced(project) ? Over([project.Row], others, ct).Select(pair => Sentence.Said($"its site lies on ground that is kept for {Of(pair.Other)} by now ({Name(pair.Other)}, {pair.Metres} m²)")) : [],
        ];
        if (taken.Count > 0)
        {
            throw new WorkspaceException(
                $"{project.Number} ({project.Name}) cannot be set active again: {string.Join("; ", taken)}. Drop one match of each two first (landplanner match drop NUMBER --reason …), or give the project another site. Nothing was saved.");
        }
    }

    private IEnumerable<LedgerRow> Active(IEnumerable<LedgerRow> kept)
    {
        var dropped = _projects.Where(project => project.IsDropped).Select(project => project.Number).ToHashSet();
        return kept.Where(row => !dropped.Contains(row.Text("project")));
    }

    private List<(LedgerRow One, LedgerRow Other, string Metres)> Over(List<LedgerRow> ones, List<LedgerRow> others, CancellationToken ct)
    {
        if (ones.Count == 0 || others.Count == 0)
            return [];
        var sliver = AuditInputs.ReadPack(_workspace, null).Info.Tolerance.Sliver.SquareMetres;
        return
        [
            .. CrossTab.Pairs(PolygonSet.Build([.. ones.Select(row => row.Shape)], _workspace.Areas), PolygonSet.Build([.. others.Select(row => row.Shape)], _workspace.Areas), ct)
                .Where(pair => pair.SquareMetres > sliver).Select(pair => (ones[pair.A], others[pair.B], pair.SquareMetres.ToString("#,##0.00", CultureInfo.InvariantCulture))),
        ];
    }

    private bool HasKept(Project project) => _kept.Exists(row => row.Text("project") == project.Number);

    private static bool IsPlaced(Project project) => ProjectBook.KindOf(project.Row.Shape) == GeometryKind.Polygon;

    private static bool IsUnplaced(Project project) => ProjectBook.KindOf(project.Row.Shape) is GeometryKind.Point or GeometryKind.Line;

    private static string Of(LedgerRow match) => $"{match.Text("project")} {match.Text("project_name")}";

    private static string Name(LedgerRow match) => $"{match.Text("number")} {match.Text("parcel_names")}";

    private static string Words(Project other, bool isOwn, bool english) => (ProjectBook.KindOf(other.Row.Shape), isOwn, english) switch
    {
        (GeometryKind.Point, true, false) => "本项目的点位在地块内",
        (GeometryKind.Point, true, true) => "This project's own point lies in it",
        (GeometryKind.Line, true, false) => "本项目的线位经过地块",
        (GeometryKind.Line, true, true) => "This project's own line leads over it",
        (_, true, false) => "在本项目场址内",
        (_, true, true) => "Within this project's own site",
        (GeometryKind.Point, _, false) => $"项目 {other.Number} {other.Name} 的点位在地块内，其用地范围未知，是否占用无法判断",
        (GeometryKind.Point, _, true) => $"The point of project {other.Number} {other.Name} lies in it: which land that project holds is not known",
        (GeometryKind.Line, _, false) => $"项目 {other.Number} {other.Name} 的线位经过地块，其用地范围未知，是否占用无法判断",
        (GeometryKind.Line, _, true) => $"The line of project {other.Number} {other.Name} leads over it: which land that project holds is not known",
        (_, _, false) => $"在项目 {other.Number} {other.Name} 的场址内",
        _ => $"Within the site of project {other.Number} {other.Name}",
    };
}
