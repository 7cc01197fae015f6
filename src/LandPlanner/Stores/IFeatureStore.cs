using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>Layers of features, kept somewhere, with their history.</summary>
/// <remarks>
/// Shapes go in and come out in the workspace's one projected CRS with x before y: a store never reprojects and never swaps axes.
/// Every member that writes does all of it or nothing, through cancellation, failure and a kill at any moment.
/// </remarks>
public interface IFeatureStore : IFeatureReader, IAsyncDisposable
{
    /// <summary>What all members read until it is disposed is of one moment. Does not keep anybody from committing.</summary>
    Task<IFeatureSnapshot> OpenSnapshotAsync(CancellationToken ct);

    /// <summary>Creates, replaces or appends to a layer from a stream, as one revision. What is replaced is kept as it was.</summary>
    /// <param name="features">Ids and versions are ignored: the store gives ascending ids in the order of the stream.</param>
    /// <param name="provenance">Asked once, when the stream has ended and before the commit.</param>
    /// <exception cref="LayerExistsException"><see cref="WriteMode.Create"/>, and the layer is there already.</exception>
    /// <exception cref="LayerNotFoundException"><see cref="WriteMode.Append"/>, and there is none.</exception>
    /// <exception cref="SchemaMismatchException"><see cref="WriteMode.Append"/> with another role, kind or schema.</exception>
    Task<Revision> WriteLayerAsync(
        LayerDraft draft,
        WriteMode mode,
        IAsyncEnumerable<Feature> features,
        Func<Provenance> provenance,
        RevisionNote note,
        CancellationToken ct);

    /// <exception cref="EditConflictException">A feature is gone or has another version than the edit expected.</exception>
    /// <exception cref="LayerNotFoundException">The edit names a layer the store does not have.</exception>
    /// <exception cref="RecordExistsException">A record it brings is there already with other content.</exception>
    /// <exception cref="WorkspaceException">It names a feature twice, or brings one back under an id that is in use or never was.</exception>
    Task<Revision> CommitAsync(Edit edit, CancellationToken ct);

    /// <summary>Checks the whole chain, and every feature against it.</summary>
    /// <param name="head">A hash kept elsewhere that the chain must hold; null for none.</param>
    Task<Verification> VerifyAsync(string? head, CancellationToken ct);

    /// <summary>
    /// Takes in what was changed past the workspace (<see cref="VerificationProblemKind.ChangedOutside"/>) as one revision. Features are adopted as they lie; how layers are listed
    /// and indexed follows from the history and is put right. Null, and nothing changed, where there is nothing to adopt.
    /// </summary>
    /// <exception cref="AdoptionRefusedException">The history itself was tampered with, or something must be mended by hand first.</exception>
    Task<Revision?> AdoptAsync(RevisionNote note, CancellationToken ct);

    /// <summary>Keeps a document (an audit run, say) under the history. The same id with the same content again changes nothing and answers null.</summary>
    /// <param name="kind">A short word such as "audit".</param>
    /// <exception cref="RecordExistsException">The id is there already with other content.</exception>
    Task<Revision?> KeepRecordAsync(string kind, string id, ReadOnlyMemory<byte> content, RevisionNote note, CancellationToken ct);
}

public enum WriteMode
{
    Create,

    /// <summary>Creates the layer, or puts the new content in the place of the old.</summary>
    Replace,
    Append,
}
