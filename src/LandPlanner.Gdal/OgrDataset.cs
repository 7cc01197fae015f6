using System.Runtime.InteropServices;
using LandPlanner.Features;
using LandPlanner.Gdal.Interop;
using LandPlanner.Topology;

namespace LandPlanner.Gdal;

/// <summary>One data set that GDAL has open, and what its layers are.</summary>
internal sealed class OgrDataset : IDisposable
{
    public const string Shapefile = "ESRI Shapefile";

    private const string Drawing = "DXF";

    private static readonly string[] OneBased = ["GPKG", "OpenFileGDB", "MapInfo File", "SQLite"];

    private readonly DatasetHandle _handle;
    private readonly Dictionary<string, nint> _layers = [];
    private readonly DbfText? _table;

    private OgrDataset(DatasetHandle handle, string original, EncodingVerdict? encoding, DbfText? table)
    {
        _handle = handle;
        _table = table;
        Format = Text(NativeGdal.GetDriverShortName(NativeGdal.GetDatasetDriver(handle)));
        var layers = new List<SourceLayer>();
        for (var i = 0; i < NativeGdal.DatasetGetLayerCount(handle); i++)
        {
            var layer = NativeGdal.DatasetGetLayer(handle, i);
            var name = Text(NativeOgr.LayerName(layer));
            _layers[name] = layer;
            layers.Add(Describe(layer, name, original, encoding));
        }

        Layers = layers;
    }

    public string Format { get; }

    public IReadOnlyList<SourceLayer> Layers { get; }

    /// <param name="path">What GDAL opens: the original or a completed copy of it.</param>
    /// <param name="original">What the caller knows the file by.</param>
    public static OgrDataset Open(string path, string original, string? callersEncoding)
    {
        var isShapefile = path.EndsWith(".shp", StringComparison.OrdinalIgnoreCase);
        var table = isShapefile && ShapefileParts.Find(path, ".dbf") is { } dbf ? DbfText.Open(dbf) : null;
        var encoding = table is null ? null : EncodingFinder.Find(table, callersEncoding, ShapefileParts.Text(path, ".cpg"));
        string?[]? options = encoding is null ? null : [$"ENCODING={encoding.Name}", null];
        NativeGdal.ErrorReset();
        var handle = NativeGdal.OpenEx(path, OpenFlags.ReadOnly | OpenFlags.Vector, 0, options, 0);
        if (handle.IsInvalid)
            throw GdalException.WithReason($"'{Path.GetFileName(original)}' cannot be read as a vector file: it is damaged, cut short, or of another kind. Ask for it again or export it as a shapefile or GeoPackage.");
        return new(handle, original.EndsWith(".shp", StringComparison.OrdinalIgnoreCase) ? original : path, encoding, table);
    }

    public IEnumerable<SourceRecord> Read(string name, CancellationToken ct)
    {
        var source = Layers.First(layer => layer.Name == name);
        var last = 0L;
        var records = ArrowRecords.Read(
            _layers[name], source.Kind, source.Schema.Fields.Count, !OneBased.Contains(Format), Format == Drawing, ct);
        foreach (var record in records)
        {
            last = record.Number;
            yield return record;
        }

        // GDAL stops at the shorter of shapes and table; what only one of them has is lost, and told.
        var declared = Math.Max(source.Count, _table?.DeclaredRecords ?? 0);
        for (var lost = last + 1; Format == Shapefile && lost <= declared; lost++)
            yield return new(lost, null, new object?[source.Schema.Fields.Count], ["lost-record"]);
    }

    public void Dispose() => _handle.Dispose();

    private SourceLayer Describe(nint layer, string name, string original, EncodingVerdict? encoding)
    {
        var problems = new List<string>(encoding?.Problems ?? []);
        if (Format == Shapefile && original.EndsWith(".shp", StringComparison.OrdinalIgnoreCase))
            problems.AddRange(ShapefileParts.Faults(original, _table));
        var prj = Format == Shapefile ? ShapefileParts.Text(original, ".prj") : Wkt(NativeOgr.LayerSpatialReference(layer));
        return new(
            name, Kind(layer), Schema(layer), NativeOgr.FeatureCount(layer, 1), string.IsNullOrWhiteSpace(prj) ? null : prj,
            encoding?.Name, encoding?.FoundBy ?? "format", problems);
    }

    /// <summary>The kind the layer declares; where it declares none, the kind most of its shapes are of.</summary>
    private GeometryKind Kind(nint layer)
    {
        var type = NativeOgr.LayerGeometryType(layer);
        const int noGeometry = 100;
        if (type == noGeometry)
            return GeometryKind.None;
        var flat = (int)((uint)type & 0x7FFFFFFF) % 1000;
        var declared = LooseShapeReader.KindOf(flat);
        return declared != GeometryKind.None ? declared : MostCommonKind(layer);
    }

    private GeometryKind MostCommonKind(nint layer)
    {
        GeometryKind[] kinds = [GeometryKind.Polygon, GeometryKind.Line, GeometryKind.Point];
        var fields = NativeOgr.FieldCount(NativeOgr.LayerDefinition(layer));
        var best = kinds.Select(kind => (Kind: kind, Count: Count(layer, kind, fields))).MaxBy(counted => counted.Count);
        return best.Count > 0 ? best.Kind : GeometryKind.None;
    }

    private int Count(nint layer, GeometryKind kind, int fields) => ArrowRecords
        .Read(layer, kind, fields, zeroBased: true, Format == Drawing, CancellationToken.None)
        .Count(record => record.Shape is { IsEmpty: false });

    private static FeatureSchema Schema(nint layer)
    {
        var definition = NativeOgr.LayerDefinition(layer);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var fields = new List<Field>();
        for (var i = 0; i < NativeOgr.FieldCount(definition); i++)
        {
            var field = NativeOgr.FieldDefinition(definition, i);
            fields.Add(new(Text(NativeOgr.FieldName(field)), Type(field), NativeOgr.FieldWidth(field)));
        }

        return new([.. fields.Select(field => field with { Name = FeatureSchema.FreeName(field.Name, taken) })]);
    }


    private static FieldType Type(nint field) => (OgrFieldType)NativeOgr.FieldType(field) switch
    {
        OgrFieldType.Integer when NativeOgr.FieldSubType(field) == 1 => FieldType.Boolean,
        OgrFieldType.Integer or OgrFieldType.Integer64 => FieldType.Integer,
        OgrFieldType.Real => FieldType.Real,
        OgrFieldType.Binary => FieldType.Binary,
        OgrFieldType.Date => FieldType.Date,
        OgrFieldType.DateTime => FieldType.DateTime,
        _ => FieldType.Text,
    };

    private static string? Wkt(nint spatialReference)
    {
        if (spatialReference == 0 || NativeGdal.ExportToWkt(spatialReference, out var text) != 0)
            return null;
        var wkt = Text(text);
        NativeGdal.Free(text);
        return wkt;
    }

    private static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";
}
