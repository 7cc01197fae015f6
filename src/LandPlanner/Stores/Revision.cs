using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Stores;

/// <summary>What a revision did.</summary>
public enum RevisionKind
{
    /// <summary>The workspace was made: revision 1.</summary>
    Created,

    /// <summary>A layer was created, replaced or appended to from a stream: one revision with the layer's content hash.</summary>
    LayerWritten,

    /// <summary>Single features were changed, each kept with its before and after.</summary>
    Edited,

    /// <summary>A record (an audit run, say) was kept.</summary>
    RecordKept,

    /// <summary>What was changed past the workspace was taken in, each feature with its before and after as in an edit.</summary>
    Adopted,
}

/// <summary>One link of the history's chain.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">UTC, whole milliseconds.</param>
/// <param name="Layers">The layers touched, in ordinal order.</param>
/// <param name="Details">Canonical JSON of what was done.</param>
/// <param name="Hash">SHA-256 of the revision's canonical JSON, which names the hash before it; lower-case hex.</param>
public sealed record Revision(
    long Number,
    RevisionKind Kind,
    DateTime At,
    RevisionNote Note,
    IReadOnlyList<string> Layers,
    string Details,
    string PreviousHash,
    string Hash);

/// <summary>One feature before and after a revision. Before is null where it was added, after where it was deleted.</summary>
public sealed record Change(Revision Revision, string Layer, long FeatureId, Feature? Before, Feature? After)
{
    /// <summary>
    /// The hash of the feature before, lower-case hex, where nothing more is left of it and <see cref="Before"/> is null: it came with a bulk write and was changed past the
    /// workspace. Null otherwise.
    /// </summary>
    public string? BeforeHash { get; init; }
}

/// <summary>Which changes to read. An unset member means no restriction; the answer is in ascending revision, then layer, then feature.</summary>
public sealed record HistoryQuery
{
    public string? Layer { get; init; }

    public long? FeatureId { get; init; }

    /// <summary>Keeps changes whose shape before or after, as far as it is known, meets this envelope, in the workspace's CRS.</summary>
    public Envelope? Within { get; init; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime? From { get; init; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime? Until { get; init; }
}

/// <summary>What a check of the history against the workspace found. Empty problems mean whole.</summary>
/// <param name="Head">The hash of the newest revision.</param>
/// <param name="Problems">In the order of revisions, then layers, then features.</param>
public sealed record Verification(long Revisions, long Features, string Head, IReadOnlyList<VerificationProblem> Problems);

public enum VerificationProblemKind
{
    /// <summary>A link of the chain, or what hangs on it, was changed, removed or put in another order.</summary>
    HistoryTampered,

    /// <summary>The chain is whole but does not hold the head the caller kept elsewhere.</summary>
    HeadNotFound,

    /// <summary>A feature or a layer is not as the history left it: it was changed past the workspace (in QGIS or with SQL, say).</summary>
    ChangedOutside,
}

public sealed record VerificationProblem(
    VerificationProblemKind Kind, long? Revision, string? Layer, long? FeatureId, string Message)
{
    /// <summary>What must be done by hand before what was changed outside can be adopted, as a sentence; null where nothing need be.</summary>
    public string? Obstacle { get; init; }

    /// <summary>An edit, <see cref="Revision"/>, found the feature changed outside and went on from there: an adoption settles it by naming it.</summary>
    public bool IsBuiltOn { get; init; }
}
