using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Gdal.Interop;
using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>A data set of one layer while it is being written.</summary>
internal sealed unsafe class WrittenLayer : IDisposable
{
    private const int MostProblemsListed = 100;

    private readonly string _fileName;
    private readonly TargetFormat _format;
    private readonly CodePageText _text;
    private readonly DatasetHandle _dataset;
    private readonly nint _layer;
    private readonly WkbShapes _shapes;
    private readonly FeatureSchema _schema;
    private readonly WrittenFields _fields;
    private readonly int _drawingLayerField;
    private readonly string _layerName;
    private readonly List<string> _problems = [];
    private long _troubles;
    private long _number;

    public WrittenLayer(
        string path, LayerDraft layer, string? crsWkt, VectorFileOptions options)
    {
        _fileName = Path.GetFileName(path);
        _layerName = layer.Name;
        _schema = layer.Schema;
        _format = TargetFormat.For(path);
        _text = new(EncodingNames.ByName(options.Encoding)
            ?? throw new GdalException($"'{options.Encoding}' is no encoding known here. Use GBK or UTF-8."));
        _shapes = new(options.IncludeZ ? options.Z : null);
        _dataset = CreateDataset(path);
        try
        {
            _layer = CreateLayer(path, layer.Kind, crsWkt, options);
            if (Formats.ExtensionOf(path) == "tab" && options.Bounds is null)
                _problems.Say("No bounds were given: coordinates are on GDAL's own grid for the CRS, " +
                    "which may be as coarse as centimetres.");
            _fields = new(_layer, layer.Schema, _format, _text);
            _drawingLayerField = _format.IsDrawing && layer.Schema.IndexOf("Layer") < 0 ? _fields.Find("Layer") : -1;
            if (_format.Driver == "GPKG" && NativeOgr.LayerStartTransaction(_layer) != 0)
                throw GdalException.WithReason($"'{_fileName}' could not be written.");
        }
        catch
        {
            _dataset.Dispose();
            throw;
        }
    }

    public long Count { get; private set; }

    public CodePageText Text => _text;

    public WrittenFields Fields => _fields;

    public IReadOnlyList<string> Problems => _troubles <= MostProblemsListed
        ? _problems
        : [.. _problems, $"{_troubles - MostProblemsListed} more texts were cut or records left out."];

    public void Add(Feature feature)
    {
        _number++;
        if (feature.Shape is null && _format.NeedsShapes)
        {
            Report($"Record {_number} was left out: it has no shape, and {_format.Driver} holds none without.");
            return;
        }

        using var record = NativeOgrFeature.FeatureCreate(NativeOgr.LayerGetDefinition(_layer));
        if (feature.Shape is not null)
            SetShape(record, feature);
        for (var i = 0; i < _fields.Indexes.Count; i++)
        {
            if (_fields.Indexes[i] >= 0)
                Set(record, _fields.Indexes[i], feature.Values[i], _schema.Fields[i].Name);
        }

        if (_drawingLayerField >= 0)
            NativeOgrFeature.FeatureSetFieldString(record, _drawingLayerField, _layerName);
        NativeCpl.ErrorReset();
        if (NativeOgr.LayerCreateFeature(_layer, record) != 0)
            throw GdalException.WithReason(
                $"Record {_number} could not be written to '{_fileName}'. Nothing was written.");
        Count++;
    }

    /// <exception cref="GdalException">The last of it could not be written.</exception>
    public void Finish()
    {
        NativeCpl.ErrorReset();
        if (_format.Driver == "GPKG" && NativeOgr.LayerCommitTransaction(_layer) != 0)
            throw GdalException.WithReason($"'{_fileName}' could not be written. Nothing was written.");
        _dataset.Dispose();
        if (NativeCpl.GetLastErrorType() >= ErrorClass.Failure)
            throw GdalException.WithReason($"'{_fileName}' could not be finished. Nothing was written.");
    }

    public void Dispose() => _dataset.Dispose();

    private DatasetHandle CreateDataset(string path)
    {
        NativeCpl.ErrorReset();
        using var options = new NativeStrings(Formats.ExtensionOf(path) == "mif" ? ["FORMAT=MIF"] : []);
        var dataset = NativeGdal.Create(NativeGdal.GetDriverByName(_format.Driver), path, 0, 0, 0, 0, options.Pointer);
        if (!dataset.IsInvalid)
            return dataset;
        dataset.Dispose();
        throw GdalException.WithReason($"'{_fileName}' could not be created. Check the folder and its rights.");
    }

    private nint CreateLayer(string path, GeometryKind kind, string? crsWkt, VectorFileOptions options)
    {
        using var crs = crsWkt is null || _format.IsDrawing ? null : SpatialReferences.Parse(crsWkt);
        using var native = new NativeStrings(_format.LayerOptions(path, kind, options, _text.IsGbk));
        NativeCpl.ErrorReset();
        var name = _format.IsShapefile ? Path.GetFileNameWithoutExtension(path) : _layerName;
        var layer = NativeGdal.DatasetCreateLayer(
            _dataset,
            name,
            crs?.DangerousGetHandle() ?? 0,
            GeometryCodes.MultiOf(kind, options.IncludeZ),
            native.Pointer);
        return layer != 0
            ? layer
            : throw GdalException.WithReason($"The layer '{_layerName}' could not be created in '{_fileName}'.");
    }

    private void SetShape(FeatureHandle record, Feature feature)
    {
        var wkb = _shapes.Write(feature.Shape!);
        fixed (byte* bytes = wkb)
        {
            if (NativeOgrFeature.GeometryCreateFromWkb(bytes, 0, out var shape, wkb.Length) != 0)
                throw GdalException.WithReason($"The shape of record {_number} could not be written to '{_fileName}'.");
            NativeOgrFeature.FeatureSetGeometryDirectly(record, shape);
        }
    }

    private void Set(FeatureHandle record, int field, object? value, string name)
    {
        switch (value)
        {
            case null:
                NativeOgrFeature.FeatureSetFieldNull(record, field);
                break;
            case string text:
                NativeOgrFeature.FeatureSetFieldString(record, field, _format.CodePageText ? Fit(text, name) : text);
                break;
            case long number:
                NativeOgrFeature.FeatureSetFieldInteger64(record, field, number);
                break;
            case double number:
                NativeOgrFeature.FeatureSetFieldDouble(record, field, number);
                break;
            case bool flag:
                NativeOgrFeature.FeatureSetFieldInteger(record, field, flag ? 1 : 0);
                break;
            case DateOnly date:
                NativeOgrFeature.FeatureSetFieldDateTime(record, field, date.Year, date.Month, date.Day, 0, 0, 0, 0);
                break;
            case DateTime time:
                SetTime(record, field, time);
                break;
            case byte[] bytes:
                fixed (byte* start = bytes)
                    NativeOgrFeature.FeatureSetFieldBinary(record, field, bytes.Length, start);
                break;
        }
    }

    private void SetTime(FeatureHandle record, int field, DateTime time)
    {
        const int utc = 100;
        if (_format.IsShapefile)
        {
            var text = time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
            NativeOgrFeature.FeatureSetFieldString(record, field, text);
            return;
        }

        var second = time.Second + (time.Millisecond / 1000f);
        NativeOgrFeature.FeatureSetFieldDateTime(
            record, field, time.Year, time.Month, time.Day, time.Hour, time.Minute, second, utc);
    }

    private string Fit(string text, string field)
    {
        var encodable = _text.Encodable(text);
        if (encodable != text)
            Report($"'{field}' of record {_number} holds characters that {_text.Name} does not have: " +
                $"they were replaced by '?'.");
        var cut = _text.Cut(encodable, TargetFormat.LongestText);
        if (cut.Length < encodable.Length)
            Report($"'{field}' of record {_number} was cut to {TargetFormat.LongestText} bytes.");
        return cut;
    }

    private void Report(Sentence problem)
    {
        if (++_troubles <= MostProblemsListed)
            _problems.Say(problem);
    }
}
