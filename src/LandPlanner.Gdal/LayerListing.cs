using LandPlanner.Features;
using LandPlanner.Gdal.Interop;
using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>Describes an OGR layer: as one layer, or where it holds several kinds of shapes, as one for each
/// kind.</summary>
internal sealed class LayerListing(nint layer, VectorDataset dataset, IStagedSource? stage, EncodingVerdict? verdict)
{
    private readonly uint _geometryType = NativeOgr.LayerGetGeometryType(layer);
    private readonly bool _isDrawing = dataset.Format == "DXF";
    private readonly string _name = stage?.LayerName ?? GdalLibrary.TextAt(NativeOgr.LayerGetName(layer));

    internal IEnumerable<LayerSource> List()
    {
        var problems = new List<string>();
        var schema = SourceFields.Read(layer, verdict?.Encoding, problems);
        if (!_isDrawing && !GeometryCodes.IsOpen(_geometryType))
            return [OfKind(GeometryCodes.KindOf(_geometryType), Count(), schema, problems)];

        var counts = KindCounts.Of(layer, dataset.FileName, _isDrawing);
        return counts.Kinds.Count < 2
            ? [OfKind(counts.Majority, counts.Total, schema, problems)]
            : Split(counts, schema, problems);
    }

    private long Count() => stage?.Count ?? NativeOgr.LayerGetFeatureCount(layer, 1);

    private IEnumerable<LayerSource> Split(KindCounts counts, FeatureSchema schema, List<string> problems)
    {
        problems.Say(
            $"'{_name}' holds {counts.InWords()}: each kind is a layer of its own here. " +
            $"Records without a shape are with the first.");
        foreach (var (kind, count) in counts.Kinds)
        {
            var info = Describe($"{_name}:{WordFor(kind)}", kind, count, schema, problems);
            yield return new(layer, dataset.FileName, info, FeatureNumbers(), stage, verdict?.Encoding)
            {
                ClosedLinesAreAreas = _isDrawing,
                OnlyKind = kind,
                TakesShapeless = kind == counts.Majority,
            };
        }
    }

    private LayerSource OfKind(GeometryKind kind, long count, FeatureSchema schema, List<string> problems) =>
        new(
            layer,
            dataset.FileName,
            Describe(_name, kind, count, schema, problems),
            FeatureNumbers(),
            stage,
            verdict?.Encoding)
        {
            ClosedLinesAreAreas = _isDrawing,
        };

    private SourceLayer Describe(
        string name, GeometryKind kind, long count, FeatureSchema schema, List<string> problems) =>
        new(
            name,
            kind,
            schema,
            count,
            stage?.CrsText ?? SpatialReferences.ToWkt1(NativeOgr.LayerGetSpatialReference(layer)),
            verdict?.Name,
            verdict?.FoundBy ?? "format",
            [.. stage?.Problems ?? [], .. verdict?.Problems ?? [], .. problems]);

    private FeatureNumbers FeatureNumbers() => dataset.Format switch
    {
        "ESRI Shapefile" => Gdal.FeatureNumbers.RowFromZero,
        "GPKG" or "OpenFileGDB" => Gdal.FeatureNumbers.Id,
        _ => Gdal.FeatureNumbers.Sequence,
    };

    private static string WordFor(GeometryKind kind) => kind switch
    {
        GeometryKind.Point => "points",
        GeometryKind.Line => "lines",
        _ => "polygons",
    };
}
