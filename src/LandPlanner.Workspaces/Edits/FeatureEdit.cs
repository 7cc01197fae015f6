using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Edits;

/// <summary>Commits a change to one feature, and settles it with what others did to the feature meanwhile.</summary>
public sealed class FeatureEdit
{
    private readonly Workspace _workspace;
    private readonly EditRequest _request;
    private readonly LayerInfo _layer;
    private readonly Feature _seen;
    private readonly Feature? _mine;

    private FeatureEdit(Workspace workspace, EditRequest request, LayerInfo layer, Feature seen)
    {
        (_workspace, _request, _layer, _seen) = (workspace, request, layer, seen);
        _mine = request.Delete ? null : Changed(seen);
    }

    /// <exception cref="WorkspaceException">No such layer or feature or field, a value or a shape that does not fit, or a version nobody can have seen.</exception>
    public static async Task<EditOutcome> RunAsync(Workspace workspace, EditRequest request, CancellationToken ct)
    {
        CheckWish(request);
        LedgerGuard.Refuse(workspace, request.Layer);
        var layer = await workspace.Store.GetLayerAsync(request.Layer, ct);
        var seen = await SeenAsync(workspace.Store, request, ct);
        return await new FeatureEdit(workspace, request, layer, seen).CommitAsync(ct);
    }

    private static void CheckWish(EditRequest request)
    {
        var hasShape = request.Wkt is not null || request.Shape is not null;
        if (request.Delete && (request.Values.Count > 0 || hasShape))
            throw new WorkspaceException("Choose one of --delete and a change by --set or --wkt.");
        if (!request.Delete && request.Values.Count == 0 && !hasShape)
            throw new WorkspaceException("Say what to change: --set FIELD=VALUE, --wkt WKT or --delete.");
    }

    private static async Task<Feature> SeenAsync(IFeatureStore store, EditRequest request, CancellationToken ct)
    {
        var (layer, id) = (request.Layer, request.Id);
        var current = await store.ReadAsync(layer, new() { Ids = [id] }, ct).FirstOrDefaultAsync(ct);
        if ((request.ExpectedVersion ?? current?.Version) is not { } version)
            throw new WorkspaceException($"'{layer}' has no feature {id}. 'landplanner history --layer {layer}' says what happened to it, if it ever was there.");
        return await FeatureVersions.FindAsync(store, layer, id, current, version, ct)
            ?? throw new WorkspaceException(
                $"The history holds no version {version} of feature {id} of '{layer}'{(current is null ? (Sentence)"" : $", which stands at version {current.Version}")}. " +
                $"Read it again, then repeat the edit without --expect.");
    }

    private Feature Changed(Feature seen)
    {
        var values = seen.Values.ToArray();
        Fill(values, _request.Values, _layer);
        var shape = _request switch
        {
            { Shape: { } drawn } => ShapeText.Take(drawn, _layer, _workspace),
            { Wkt: { } wkt } => ShapeText.Read(wkt, _layer, _workspace),
            _ => seen.Shape,
        };
        return seen with { Values = values, Shape = shape };
    }

    /// <summary>Puts the texts in the places of their fields.</summary>
    /// <exception cref="WorkspaceException">No such field, or a text that is no value of it.</exception>
    internal static void Fill(object?[] values, IReadOnlyList<(string Field, string Value)> texts, LayerInfo layer)
    {
        foreach (var (name, text) in texts)
        {
            var index = layer.Schema.IndexOf(name);
            if (index < 0)
                throw new WorkspaceException($"'{layer.Name}' has no field '{name}'. It has {string.Join(", ", layer.Schema.Fields.Select(field => field.Name))}.");
            values[index] = FieldText.Parse(layer.Schema.Fields[index], text);
        }
    }

    private async Task<EditOutcome> CommitAsync(CancellationToken ct)
    {
        if (_mine is not null && FeatureContent.Same(_seen, _mine, _layer.Kind) && await StandsAsync(ct))
            return new(_layer, null, _seen, null);
        try
        {
            return await SaveAsync(_mine, _seen.Version, _request.Note, null, ct);
        }
        catch (EditConflictException conflict)
        {
            return await SettleAsync(Show(conflict), ct);
        }
    }

    private async Task<bool> StandsAsync(CancellationToken ct) =>
        await _workspace.Store.ReadAsync(_layer.Name, new() { Ids = [_seen.Id] }, ct).AnyAsync(feature => feature.Version == _seen.Version, ct);

    private EditConflict Show(EditConflictException conflict)
    {
        var theirs = conflict.Current;
        var difference = theirs is null || _mine is null ? null : FeatureDifference.Between(theirs, _mine, _layer, _workspace.Areas);
        return new(
            conflict.Message, _seen.Id, _seen, _mine, theirs, conflict.Since, difference, EditMerge.Of(_seen, _mine, theirs, _layer));
    }

    // Whoever is quicker between a look and the next commit makes it a conflict again.
    private async Task<EditOutcome> SettleAsync(EditConflict conflict, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return _request.OnConflict switch
                {
                    OnConflict.Merge when conflict.Merge.Clashes.Count == 0 => await PutAsync(conflict, conflict.Merge.Merged, "merged with", ct),
                    OnConflict.Overwrite => await PutAsync(conflict, _mine, "overwrites", ct),
                    _ => new(_layer, null, conflict.Theirs, conflict) { IsRefused = true },
                };
            }
            catch (EditConflictException again)
            {
                conflict = Show(again);
            }
        }
    }

    private async Task<EditOutcome> PutAsync(EditConflict conflict, Feature? wanted, string how, CancellationToken ct)
    {
        var theirs = conflict.Theirs;
        if (wanted is null ? theirs is null : theirs is not null && FeatureContent.Same(wanted, theirs, _layer.Kind))
            return new(_layer, null, theirs, conflict);
        var by = conflict.Since is { } since ? $"revision {since.Number} by {since.Note.Author}" : "another's change";
        var note = _request.Note with { Reason = $"{_request.Note.Reason} ({how} {by})" };
        return await SaveAsync(wanted, theirs?.Version, note, conflict, ct);
    }

    /// <param name="version">Of the feature as it stands; null where it is gone, and comes back under its own id.</param>
    private async Task<EditOutcome> SaveAsync(Feature? wanted, long? version, RevisionNote note, EditConflict? conflict, CancellationToken ct)
    {
        var (name, id) = (_layer.Name, _seen.Id);
        var edit = (wanted, version) switch
        {
            (null, _) => new Edit(note) { Deletes = [new(name, id, version!.Value)] },
            (_, null) => new Edit(note) { Adds = [new(name, wanted.Shape, wanted.Values, id)] },
            _ => new Edit(note) { Updates = [new(name, id, version.Value, wanted.Shape, wanted.Values)] },
        };
        var revision = await _workspace.Store.CommitAsync(edit, ct);
        var change = await _workspace.Store.ReadChangesAsync(new() { Layer = name, From = revision.At, Until = revision.At }, ct)
            .FirstAsync(change => change.Revision.Number == revision.Number, ct);
        return new(_layer, revision, change.After, conflict);
    }
}
