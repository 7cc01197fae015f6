using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Imports;

/// <summary>What an import would bring and what would become of each record, found by the same way in, and stored nowhere.</summary>
/// <param name="Source">The layer as it is read with the request's encoding.</param>
/// <param name="Account">The balance an import would give.</param>
/// <param name="Places">Where records with problems lie in the workspace's plane, by their numbers; without those that lie nowhere.</param>
/// <param name="Samples">The values of the first records, in the order of the fields.</param>
public sealed record ImportPreview(
    SourceLayer Source,
    SourceCrs? Crs,
    IReadOnlyList<string> Notices,
    Reconciliation Account,
    PreviewSketch Sketch,
    IReadOnlyDictionary<long, Envelope> Places,
    IReadOnlyList<object?[]> Samples)
{
    private const int MostSamples = 3;
    private const int MostPlaces = 20_000;

    /// <param name="progress">Told how many records have been looked at.</param>
    /// <exception cref="CrsException">Which system the file is in is not known, or no way leads from it into the workspace's.</exception>
    /// <exception cref="GdalException">The file cannot be read.</exception>
    public static async Task<ImportPreview> RunAsync(
        Workspace workspace, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        using var file = VectorFile.Open(request.File, request.Encoding);
        var stream = ImportStream.Open(workspace, file, ImportStream.Choose(file, request), request, ct);
        var sketch = new PreviewSketch();
        var places = new Dictionary<long, Envelope>();
        var samples = new List<object?[]>();
        await foreach (var taken in stream.TakeAsync(progress, ct))
        {
            if (samples.Count < MostSamples)
                samples.Add(taken.Record.Values);
            if (Outline(taken) is not { } outline)
                continue;
            sketch.Add(taken.Result!.Status, outline);
            if (IsFaulty(taken) && places.Count < MostPlaces && PreviewSketch.BoxOf(outline) is { IsNull: false } box)
                places[taken.Record.Number] = box;
        }

        return new(stream.Source, stream.Crs, stream.Notices, stream.Ledger.Close(), sketch, places, samples);
    }

    private static bool IsFaulty(TakenRecord taken) => taken.Result!.Status != IntakeStatus.Intact || taken.Record.Notes.Count > 0;

    /// <summary>As it would be stored; as it came where nothing would.</summary>
    private static LooseShape? Outline(TakenRecord taken) => taken.Result is { Status: IntakeStatus.Repaired, Shape: Polygon or MultiPolygon } repaired
        ? LooseShape.Of(repaired.Shape!)
        : taken.Placed;
}
