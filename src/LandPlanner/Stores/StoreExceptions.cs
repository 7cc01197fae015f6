using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>A failure that the user can do something about. Its message is a full sentence that says what, in the language of whoever asked.</summary>
public class WorkspaceException(Sentence sentence, Exception? inner = null) : Exception(sentence.ToString(), inner);

/// <param name="asOf">The revision at which there was none; null where there is none now.</param>
public sealed class LayerNotFoundException(string layer, long? asOf = null)
    : WorkspaceException(asOf is null
        ? (Sentence)$"The workspace has no layer '{layer}'. 'landplanner layers' lists those it has."
        : $"The workspace had no layer '{layer}' at revision {asOf}. 'landplanner history --layer {layer}' lists its revisions.")
{
    public string Layer { get; } = layer;
}

public sealed class LayerExistsException(string layer)
    : WorkspaceException($"The workspace already has a layer '{layer}'. Use --replace, --append or another name.")
{
    public string Layer { get; } = layer;
}

public sealed class SchemaMismatchException(string layer, Sentence difference)
    : WorkspaceException($"The layer '{layer}' cannot take these features: {difference}");

public sealed class RecordExistsException(string kind, string id)
    : WorkspaceException($"The workspace already keeps another {kind} record '{id}'.");

/// <param name="current">The feature as it stands; null where it is gone.</param>
/// <param name="since">The revision that changed it last; null where the history has none.</param>
public sealed class EditConflictException(string layer, long featureId, Feature? current, Revision? since)
    : WorkspaceException(
        $"Feature {featureId} of '{layer}' was {(current is null ? (Sentence)"deleted" : "changed")} meanwhile{By(since)}. Nothing was saved: read it again, then decide.")
{
    public string Layer { get; } = layer;

    public long FeatureId { get; } = featureId;

    public Feature? Current { get; } = current;

    public Revision? Since { get; } = since;

    private static Sentence By(Revision? since) => since is null ? (Sentence)"" : $" by {since.Note.Author} in revision {since.Number} ({since.Note.Reason})";
}

/// <summary>What was changed past the workspace cannot be taken in as it lies; the message says what to do.</summary>
public sealed class AdoptionRefusedException(Sentence sentence) : WorkspaceException(sentence);

public sealed class WorkspaceNotFoundException(string workspace)
    : WorkspaceException($"There is no workspace '{workspace}'. 'landplanner new' makes one.");

/// <summary>What is there is not a workspace, is one of a newer LandPlanner, or is damaged.</summary>
public sealed class WorkspaceFormatException(Sentence sentence, Exception? inner = null) : WorkspaceException(sentence, inner);

public sealed class WorkspaceBusyException(string workspace, Exception? inner = null)
    : WorkspaceException(
        $"The workspace '{workspace}' is locked by another program or another import. Nothing was changed: wait or close it there, then try again.", inner);

public sealed class WorkspaceReadOnlyException(string workspace, Exception? inner = null)
    : WorkspaceException(
        $"The workspace '{workspace}' cannot be written: it was opened read-only, or the file or its folder allows no writing. " +
        $"Nothing was changed: open it for writing, or ask for the right to.", inner);

public sealed class WorkspaceFullException(string workspace, Exception? inner = null)
    : WorkspaceException($"There is no room left on the disk for the workspace '{workspace}'. Nothing was changed: free some space, then try again.", inner);
