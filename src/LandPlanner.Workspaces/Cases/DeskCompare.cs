using LandPlanner.Audits;
using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Compares cases, opened or not yet, with the layers of a workspace as they stood at one moment, and writes down what was found.</summary>
public sealed class DeskCompare
{
    private static readonly LayerRole[] Roles =
        [LayerRole.LandUse, LayerRole.BasicFarmland, LayerRole.RedLine, LayerRole.UrbanBoundary, LayerRole.Approval, LayerRole.PlanParcel];

    private const string CompareMove = "compare";

    private readonly Workspace _workspace;
    private readonly IReadOnlyList<AuditLayer> _layers;

    private DeskCompare(Workspace workspace, IReadOnlyList<AuditLayer> layers) => (_workspace, _layers) = (workspace, layers);

    /// <summary>Reads the layers from one snapshot.</summary>
    public static async Task<DeskCompare> ReadAsync(Workspace workspace, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var all = await snapshot.ListLayersAsync(ct);
        var wanted = all.Where(layer => Roles.Contains(layer.Role) && layer.Kind == GeometryKind.Polygon).ToList();
        var covered = wanted.Select(layer => layer.Covers).ToHashSet();
        var layers = new List<AuditLayer>();
        foreach (var layer in all.Where(layer => wanted.Contains(layer) || covered.Contains(layer.Name) && layer.Kind == GeometryKind.Polygon))
            layers.Add(new(layer, await snapshot.ReadAsync(layer.Name, FeatureQuery.All, ct).ToListAsync(ct), workspace.Tables.Roles.Get(layer.Role)));
        return new(workspace, layers);
    }

    /// <returns>One for each, in their order.</returns>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    public IReadOnlyList<DeskResult> Compare(IReadOnlyList<DeskPatch> patches, IProgress<double>? progress, CancellationToken ct) =>
        DeskComparison.Run(new(_workspace.Tables.Desk, _layers, _workspace.Areas, _workspace.Tables.LandClasses) { Progress = progress }, patches, ct);

    /// <summary>Drafts with what was found of each: the kept fields, the sanctions where it is suspect, and the kind where the draft tells none.</summary>
    /// <returns>As many of each as there are drafts, in their order.</returns>
    public (IReadOnlyList<CaseDraft> Drafts, IReadOnlyList<DeskResult> Results) Compare(IReadOnlyList<CaseDraft> drafts, IProgress<double>? progress, CancellationToken ct)
    {
        var results = Compare([.. drafts.Select(draft => PatchOf(draft.Shape, field => draft.Values.GetValueOrDefault(field)))], progress, ct);
        return ([.. drafts.Zip(results, (draft, result) => draft with { Values = Merge(draft.Values, result) })], results);
    }

    /// <summary>Compares cases again and writes down what is new of them, as one revision.</summary>
    /// <returns>What was found of each, in the order they were named; the revision is null where nothing is new.</returns>
    /// <exception cref="WorkspaceException">There is no such case, or it is closed.</exception>
    public static async Task<(IReadOnlyList<(Case Case, DeskResult Result)> Found, Revision? Revision)> RunAsync(
        CaseBook book, IReadOnlyList<string> numbers, string author, DateOnly today, IProgress<double>? progress, CancellationToken ct)
    {
        var actor = await People.FindAsync(book.Workspace, author, today, ct);
        var cases = new List<Case>();
        foreach (var number in numbers.Distinct())
            cases.Add(Open(book, await book.GetAsync(number, ct), actor));
        var desk = await ReadAsync(book.Workspace, ct);
        var results = await Task.Run(() => desk.Compare([.. cases.Select(one => PatchOf(one.Shape!, field => one.Row[field]))], progress, ct), ct);
        var after = new List<Case>();
        foreach (var (one, result) in cases.Zip(results))
            after.Add(new(one.Row.With(desk.Changes(one, result, await SanctionTold.OfAsync(book, one, ct)))));
        var updates = cases.Zip(after).Where(pair => !pair.First.Row.Feature.Values.SequenceEqual(pair.Second.Row.Feature.Values)).Select(pair => book.Cases.Update(pair.Second.Row)).ToList();
        var revision = updates.Count == 0 ? null : await book.Workspace.Store.CommitAsync(new(new(author, $"内业套合 {string.Join(", ", numbers.Distinct())}")) { Updates = updates }, ct);
        return ([.. after.Zip(results)], revision);
    }

    /// <summary>Cases on polygons that are others than they were, with what the layers say of those. What was judged stays judged.</summary>
    internal IReadOnlyList<Case> Renew(IReadOnlyList<Case> cases, bool isSanctionTold, CancellationToken ct)
    {
        var results = Compare([.. cases.Select(one => PatchOf(one.Shape!, field => one.Row[field]))], null, ct);
        return [.. cases.Zip(results, (one, result) => new Case(one.Row.With(Changes(one, result, isSanctionTold))))];
    }

    /// <summary>Comparing is for whoever may confirm the comparison, and only as long as nothing was judged on it.</summary>
    private static Case Open(CaseBook book, Case one, Actor actor)
    {
        if (book.Process.StageOf(one) is CaseStage.Closed or CaseStage.Absorbed || one.Row.Text("judgement").Length > 0)
            throw new CaseRefusedException(one.Number, [Sentence.Said($"The case is '{book.Process.State(one.State).TitleZh}': it is not compared any more.")]);
        var move = book.Process.Move(CompareMove);
        return book.Process.BarsOf(one, move, actor) is { Count: > 0 } bars ? throw new CaseRefusedException(one.Number, bars) : one;
    }

    private static DeskPatch PatchOf(NetTopologySuite.Geometries.Geometry shape, Func<string, object?> field) =>
        new(shape, field("change_type") as string ?? "", field("imaged_before") as DateOnly?, field("imaged_after") as DateOnly?);

    private Dictionary<string, object?> Merge(IReadOnlyDictionary<string, object?> values, DeskResult result)
    {
        var merged = new Dictionary<string, object?>(values, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, value) in FieldsOf(result))
            merged[field] = value;
        if (merged.GetValueOrDefault("kind") is null or "" && result.Kind.Length > 0)
            merged["kind"] = result.Kind;
        if (merged.GetValueOrDefault("sanction") is null or "")
            merged["sanction"] = SanctionsOf(merged.GetValueOrDefault("kind") as string ?? "", result);
        return merged;
    }

    /// <param name="isSanctionTold">Whether somebody named the articles: then they stay, and so they do once the case was judged.</param>
    private IEnumerable<KeyValuePair<string, object?>> Changes(Case one, DeskResult result, bool isSanctionTold)
    {
        foreach (var field in FieldsOf(result))
            yield return field;
        var kind = one.Kind.Length > 0 ? one.Kind : result.Kind;
        if (one.Kind.Length == 0)
            yield return new("kind", kind);
        if (one.Row.Text("sanction").Length == 0 || !isSanctionTold && one.Row.Text("judgement").Length == 0)
            yield return new("sanction", SanctionsOf(kind, result));
    }

    /// <summary>The fields of <c>data/ledgers/case.yaml</c> that say what was found.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> FieldsOf(DeskResult result) =>
    [
        new("area_m2", result.Area.SquareMetres),
        new("farmland_m2", result.Farmland?.SquareMetres),
        new("basic_farmland_m2", result.BasicFarmland?.SquareMetres),
        new("red_line_m2", result.RedLine?.SquareMetres),
        new("approved_m2", result.Approved?.SquareMetres),
        new("class_before", DeskText.Classes(result.Before)),
        new("class_now", DeskText.Classes(result.Now)),
        new("plan_class", DeskText.Classes(result.Plan)),
        new("desk_verdict", result.Verdict.Word()),
        new("desk_reasons", DeskReason.Write(result.Reasons)),
    ];

    /// <summary>By its kind, and by what became of what no approval covers. Null where it is not suspect, or no article applies.</summary>
    private string? SanctionsOf(string kind, DeskResult result)
    {
        if (result.Verdict != DeskVerdict.Suspect)
            return null;
        var (table, least) = (_workspace.Tables.Sanctions, _workspace.Tables.Desk.LeastOf(result.Area));
        var byUse = result.Parts.Where(part => part.Area - part.Approved >= least).SelectMany(part => part.Use.Sanctions).ToHashSet();
        var byKind = table.Applying(kind, result.FarmlandLost, result.BasicFarmland);
        return SanctionTable.Write(table.Rules.Where(rule => byKind.Contains(rule) || byUse.Contains(rule.Id))) is { Length: > 0 } ids ? ids : null;
    }
}
