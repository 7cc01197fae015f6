using LandPlanner.Features;

namespace LandPlanner.Gdal;

/// <summary>Writes one layer to a file of its own, in the format its extension names: .shp, .gpkg, .geojson, .kml,
/// .dxf, .tab, .mif, .fgb, .gdb.</summary>
/// <remarks>
/// The files are made in a folder beside the target and moved into place when all is written: a failure or a
/// cancellation leaves nothing.
/// Coordinates are written as they come (the KML driver alone turns them into longitude and latitude by the CRS given,
/// as that format demands). A drawing
/// gets polygons as closed lines, ring by ring, and no fields but its own.
/// </remarks>
public static class VectorFileWriter
{
    /// <param name="path">Where nothing of that name stands yet.</param>
    /// <param name="layer">A shapefile's layer is called as its file is, whatever this says.</param>
    /// <param name="crsWkt">Null writes none.</param>
    /// <param name="features">With values of the types <see cref="FieldType"/> names; ids and versions are not
    /// written.</param>
    /// <exception cref="GdalException">The file is there already, is of a kind that is not written, or could not be;
    /// nothing was left.</exception>
    public static async Task<VectorFileResult> WriteAsync(
        string path,
        LayerDraft layer,
        string? crsWkt,
        IAsyncEnumerable<Feature> features,
        VectorFileOptions options,
        CancellationToken ct)
    {
        var format = TargetFormat.For(path);
        GdalLibrary.Require();
        using var staged = new StagedOutput(path, format);
        using var written = new WrittenLayer(staged.StagedPath, layer, crsWkt, options);
        await foreach (var feature in features.WithCancellation(ct))
        {
            ct.ThrowIfCancellationRequested();
            written.Add(feature);
        }

        written.Finish();
        if (format.IsShapefile)
            SettleCpg(Path.ChangeExtension(staged.StagedPath, "cpg"), written.Text, options.WriteCpg);
        return new(
            written.Count, written.Fields.Renamed, written.Fields.LeftOut, written.Problems, staged.MoveIntoPlace());
    }

    private static void SettleCpg(string path, CodePageText text, bool wanted)
    {
        File.Delete(path);
        if (wanted)
            File.WriteAllText(path, text.Name);
    }
}
