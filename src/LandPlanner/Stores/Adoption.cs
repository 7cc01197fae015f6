using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>Makes a revision of what was changed past a workspace: which layers to put right, and each feature's change record.</summary>
public sealed class Adoption
{
    private const int MostNamed = 5;

    private readonly List<VerificationProblem> _settled;
    private readonly ILookup<string, OutsideChange> _changes;
    private readonly List<ChangeRecord> _records = [];

    private Adoption(IReadOnlyList<VerificationProblem> problems, IReadOnlyList<OutsideChange> changes)
    {
        _settled = [.. problems.Where(problem => problem.IsBuiltOn)];
        _changes = changes.ToLookup(change => change.Layer);
        Layers = [.. problems.Select(problem => problem.Layer!).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Those to recount, index anew and list as they are, in ordinal order.</summary>
    public IReadOnlyList<string> Layers { get; }

    public IReadOnlyList<ChangeRecord> Records => _records;

    /// <param name="problems">What a check of the whole workspace found.</param>
    /// <returns>Null where there is nothing to adopt.</returns>
    /// <exception cref="AdoptionRefusedException">The history was tampered with, or something must be mended by hand first.</exception>
    public static Adoption? Of(IReadOnlyList<VerificationProblem> problems, IReadOnlyList<OutsideChange> changes)
    {
        if (problems.FirstOrDefault(problem => problem.Kind != VerificationProblemKind.ChangedOutside) is { } tampering)
            throw new AdoptionRefusedException(
                $"Nothing was adopted, for the history itself is not whole: {tampering.Message} Go back to a backup whose head you know.");
        var obstacles = problems.Where(problem => ObstacleOf(problem) is not null).Select(problem => $"{problem.Message} {ObstacleOf(problem)}").ToList();
        if (obstacles.Count > MostNamed)
            throw new AdoptionRefusedException($"Nothing was adopted. {string.Join(' ', obstacles.Take(MostNamed))} {obstacles.Count - MostNamed} more are like these.");
        if (obstacles.Count > 0)
            throw new AdoptionRefusedException($"Nothing was adopted. {string.Join(' ', obstacles)}");
        return problems.Count == 0 ? null : new(problems, changes);
    }

    public IEnumerable<OutsideChange> ChangesOf(string layer) => _changes[layer];

    /// <summary>Records a feature as it lies and gives it its next version.</summary>
    /// <param name="last">The last change the history has of the feature; null where it has none.</param>
    /// <param name="found">The feature as it lies; null where it is gone.</param>
    /// <returns>The feature as the store must hold it; null where it is gone.</returns>
    /// <exception cref="AdoptionRefusedException">Its shape cannot be measured or is not of the layer's kind.</exception>
    public Feature? Take(OutsideChange change, ChangeRecord? last, Feature? found, LayerDraft layer, EllipsoidalArea areas)
    {
        var before = change.Expected is not { } expected ? null
            : last?.HashAfter == expected ? last.After
            : ChangeRecord.OnlyHash(expected);
        var after = found is null ? null : found with { Version = LastVersion(change, last) + 1 };
        _records.Add(new(layer.Name, change.FeatureId, before, after is null ? null : Json(after, layer, areas)));
        return after;
    }

    /// <param name="totals">Count and area of each layer afterwards.</param>
    public string Details(IEnumerable<(string Layer, long Count, Area Area)> totals) => RevisionDetails.Adopted(
        _records, totals, _settled.Select(problem => (problem.Revision!.Value, problem.Layer!, problem.FeatureId!.Value)));

    private static string? ObstacleOf(VerificationProblem problem) =>
        problem.Obstacle ?? (problem is { Revision: not null, IsBuiltOn: false } ? Obstacles.Past : null);

    // What came with a bulk write and was never edited since has version 1.
    private static long LastVersion(OutsideChange change, ChangeRecord? last) =>
        (last?.After ?? last?.Before) is { } json ? FeatureJson.VersionOf(json) : change.Expected is null ? 0 : 1;

    private static string Json(Feature feature, LayerDraft layer, EllipsoidalArea areas)
    {
        try
        {
            if (layer.Kind == GeometryKind.Polygon)
                areas.Of(feature.Shape);
            return FeatureJson.Write(feature, layer.Kind, layer.Schema);
        }
        catch (Exception unfit) when (unfit is WorkspaceException or ArgumentException)
        {
            throw new AdoptionRefusedException(
                $"Nothing was adopted. Feature {feature.Id} of '{layer.Name}' was changed past the workspace to what it cannot hold ({unfit.Message.TrimEnd('.', '。')}): mend it there, then adopt again.");
        }
    }
}
