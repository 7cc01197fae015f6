using LandPlanner.Areas;

namespace LandPlanner.Features;

/// <summary>Where a layer came from, and what became of each record on the way in.</summary>
/// <param name="Source">The file's name without its folder, or what made the layer ("audit").</param>
/// <param name="Sha256">Of the file's bytes (of the .shp, .shx, .dbf, .prj and .cpg in turn for a shapefile), lower-case hex; empty where there was no file.</param>
/// <param name="EncodingFoundBy">Why that encoding: "caller", "cpg", "language-id", "detected", "format".</param>
/// <param name="CrsFound">The CRS the records came in, "EPSG:…".</param>
public sealed record Provenance(
    string Source,
    string SourceLayer,
    string Sha256,
    string Format,
    string Encoding,
    string EncodingFoundBy,
    string CrsFound,
    string CrsFoundBy,
    Reconciliation Reconciliation)
{
    /// <summary>What stands for the way the CRS was found where a layer was made from others of its workspace.</summary>
    public const string FromWorkspace = "workspace";

    /// <summary>Whether the layer was made from others of its workspace, as findings are.</summary>
    public bool IsDerived => CrsFoundBy == FromWorkspace;
}

/// <summary>
/// The balance of an import: each record read is exactly one of intact, repaired or rejected, and
/// <c>AreaRead + AreaChangedByRepair + AreaChangedBySnapping = AreaStored + AreaRejected</c> to the last 0.01 m².
/// Areas are official (ellipsoidal).
/// </summary>
public sealed record Reconciliation(
    long Read,
    long Intact,
    long Repaired,
    long Rejected,
    Area AreaRead,
    Area AreaChangedByRepair,
    Area AreaChangedBySnapping,
    Area AreaStored,
    Area AreaRejected,
    IReadOnlyList<RecordProblem> Problems);

/// <summary>What was wrong with one record, and what was done about it.</summary>
/// <param name="Record">Record number as the source counts it, from 1.</param>
/// <param name="Reason">A word from a fixed list: "self-intersection", "unclosed-ring", "null-shape", …</param>
/// <param name="X">Easting in the workspace's CRS of where it is wrong; null where there is no place.</param>
/// <param name="Action">"repaired", "rejected" or "kept".</param>
public sealed record RecordProblem(
    long Record,
    string Reason,
    double? X,
    double? Y,
    string Action,
    Area? AreaBefore = null,
    Area? AreaAfter = null,
    string? Detail = null);
