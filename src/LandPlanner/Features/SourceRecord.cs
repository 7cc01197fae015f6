using LandPlanner.Topology;

namespace LandPlanner.Features;

/// <summary>One record as a reader found it in a file.</summary>
/// <param name="Number">As the file counts its records, from 1.</param>
/// <param name="Shape">In the file's CRS; null where the record has none.</param>
/// <param name="Values">One a field, in the order of <see cref="SourceLayer.Schema"/>.</param>
/// <param name="Notes">What the reader had to do or could not do: "curve-linearised", "unreadable-shape", "other-kind-dropped", …; empty for a plain record.</param>
public sealed record SourceRecord(long Number, LooseShape? Shape, object?[] Values, IReadOnlyList<string> Notes);

/// <summary>A layer of a file as it is before import.</summary>
/// <param name="Count">Records, counted; -1 where the format does not say without reading them all.</param>
/// <param name="CrsWkt">The coordinate system as the file words it (WKT or a .prj's text); null where there is none.</param>
/// <param name="Encoding">The encoding of its text, for example "GB18030"; null where the format fixes it (UTF-8).</param>
/// <param name="EncodingFoundBy">"caller", "cpg", "language-id", "detected" or "format".</param>
/// <param name="Problems">Sentences on what is wrong with the file as a whole: a .cpg the bytes contradict, a missing .shx, a truncated table.</param>
public sealed record SourceLayer(
    string Name,
    GeometryKind Kind,
    FeatureSchema Schema,
    long Count,
    string? CrsWkt,
    string? Encoding,
    string EncodingFoundBy,
    IReadOnlyList<string> Problems);
