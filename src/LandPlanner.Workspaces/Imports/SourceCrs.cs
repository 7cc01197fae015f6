using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Imports;

/// <summary>Which coordinate system a file's coordinates are in, and how that is known.</summary>
/// <param name="FoundBy">"caller" or "file".</param>
/// <param name="Notice">A sentence where the clerk and the file disagree; null where they do not.</param>
public sealed record SourceCrs(CrsDefinition Definition, string FoundBy, string? Notice)
{
    private const int SampleRecords = 1_000;

    /// <summary>The clerk's word, else the file's; never a guess.</summary>
    /// <exception cref="CrsException">Nobody says, or what the file says is not in the tables: the message lists what the coordinates allow.</exception>
    public static SourceCrs Settle(CrsCatalog catalog, VectorFile file, SourceLayer layer, CrsCode? callers, CancellationToken ct)
    {
        var match = layer.CrsWkt is null ? null : catalog.Match(layer.CrsWkt);
        if (callers is { } code)
            return FromCaller(catalog.Get(code), match?.Definition);
        if (match?.Definition is { } found)
            return new(found, "file", null);
        var why = layer.CrsWkt is null
            ? (Sentence)$"'{file.FileName}' does not say which coordinate system it is in."
            : $"The coordinate system of '{file.FileName}' cannot be used as it is worded: {match!.Explanation}";
        throw new CrsException($"{why} {Allowed(Candidates(catalog, file, layer, ct))} Say which with --crs EPSG:CODE.");
    }

    private static SourceCrs FromCaller(CrsDefinition callers, CrsDefinition? files) =>
        new(callers, "caller", files is null || files.Code == callers.Code
            ? null
            : Sentence.Said($"The file says {files.Code} ({files.Name}); it was read as {callers.Code} as asked."));

    /// <summary>What the coordinates allow; null where there are none to judge by.</summary>
    public static IReadOnlyList<CrsCandidate>? Candidates(CrsCatalog catalog, VectorFile file, SourceLayer layer, CancellationToken ct)
    {
        var extent = Extent(file, layer, ct);
        return extent.IsNull ? null : CrsGuess.For(extent, catalog);
    }

    /// <summary>The same as a sentence.</summary>
    public static Sentence Allowed(IReadOnlyList<CrsCandidate>? candidates) => candidates switch
    {
        null => (Sentence)"It has no coordinates to judge by.",
        [] => "Its coordinates fit nothing that is known here.",
        _ => $"Its coordinates allow: {string.Join(" ", candidates.Select(candidate => $"{candidate.Code?.ToString() ?? "?"}: {candidate.Reason}"))}",
    };

    private static Envelope Extent(VectorFile file, SourceLayer layer, CancellationToken ct)
    {
        var extent = new Envelope();
        foreach (var record in file.Read(layer.Name, ct).Take(SampleRecords))
        {
            var xy = record.Shape?.Coordinates ?? [];
            for (var i = 0; i < xy.Length; i += 2)
            {
                if (double.IsFinite(xy[i]) && double.IsFinite(xy[i + 1]))
                    extent.ExpandToInclude(xy[i], xy[i + 1]);
            }
        }

        return extent;
    }
}
