using System.Globalization;
using System.Text;
using LandPlanner.Features;
using LandPlanner.Gdal.Interop;
using NetTopologySuite.IO;

namespace LandPlanner.Gdal;

/// <param name="Encoding">Of a shapefile's or MapInfo file's text: "UTF-8" or what GDAL knows; other formats are UTF-8.</param>
public sealed record VectorFileOptions(string Encoding = "UTF-8");

/// <param name="RenamedFields">Fields whose names the format could not hold, and what they are called there.</param>
public sealed record VectorFileResult(long Features, IReadOnlyDictionary<string, string> RenamedFields);

/// <summary>Writes features to any vector file GDAL writes, chosen by the extension.</summary>
/// <remarks>Written to a folder beside the target and moved into place when whole: a failed or cancelled write leaves nothing.</remarks>
public static class VectorFileWriter
{
    private const int XFirst = 0;

    /// <param name="crsWkt">The system of the shapes as they are given, x east first; null for none.</param>
    /// <exception cref="GdalException">The file is there already or cannot be written.</exception>
    public static async Task<VectorFileResult> WriteAsync(
        string path, LayerDraft layer, string? crsWkt, IAsyncEnumerable<Feature> features, VectorFileOptions options, CancellationToken ct)
    {
        GdalLibrary.Ready();
        var format = VectorFormat.Of(path);
        if (Path.Exists(path))
            throw new GdalException($"'{path}' is there already. Name another file or remove it first.");
        var parent = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(parent))
            throw new GdalException($"There is no folder '{parent}' to write to.");
        var workshop = Directory.CreateDirectory(Path.Combine(parent, $".landplanner-{Guid.NewGuid():N}")).FullName;
        try
        {
            var result = await WriteAsync(format, Path.Combine(workshop, Path.GetFileName(path)), layer, crsWkt, features, options, ct);
            foreach (var part in Directory.EnumerateFileSystemEntries(workshop))
                Directory.Move(part, Path.Combine(parent, Path.GetFileName(part)));
            return result;
        }
        finally
        {
            Directory.Delete(workshop, recursive: true);
        }
    }

    private static async Task<VectorFileResult> WriteAsync(
        VectorFormat format, string path, LayerDraft layer, string? crsWkt, IAsyncEnumerable<Feature> features, VectorFileOptions options, CancellationToken ct)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var fields = layer.Schema.Fields;
        var names = FieldNameMap.Fit(fields, format.LongestName, Encoding.GetEncoding(options.Encoding));
        using var dataset = Create(format, path);
        var target = CreateLayer(dataset, format, layer, crsWkt, options);
        if (!format.IsDxf)
            CreateFields(target, fields, names, format);
        NativeGdal.DatasetStartTransaction(dataset, 0);
        var count = 0L;
        await foreach (var feature in features.WithCancellation(ct))
        {
            Add(target, feature, format.IsDxf ? 0 : fields.Count);
            count++;
        }

        NativeGdal.DatasetCommitTransaction(dataset);
        var renamed = fields.Zip(names).Where(pair => pair.First.Name != pair.Second).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        return new(count, renamed);
    }

    private static DatasetHandle Create(VectorFormat format, string path)
    {
        NativeGdal.ErrorReset();
        var driver = NativeGdal.GetDriverByName(format.Driver);
        var dataset = driver == 0 ? null : NativeGdal.Create(driver, path, 0, 0, 0, 0, format.Extension == ".mif" ? ["FORMAT=MIF", null] : null);
        return dataset is { IsInvalid: false } ? dataset : throw GdalException.WithReason($"'{Path.GetFileName(path)}' cannot be written.");
    }

    private static nint CreateLayer(DatasetHandle dataset, VectorFormat format, LayerDraft layer, string? crsWkt, VectorFileOptions options)
    {
        var crs = crsWkt is null ? 0 : NativeGdal.NewSpatialReference(crsWkt);
        if (crs != 0)
            NativeGdal.SetAxisMappingStrategy(crs, XFirst);
        string?[]? layerOptions = format.Driver switch
        {
            "ESRI Shapefile" or "MapInfo File" => [$"ENCODING={options.Encoding}", null],
            "GeoJSON" => ["COORDINATE_PRECISION=15", null],
            _ => null,
        };
        var created = NativeGdal.DatasetCreateLayer(dataset, layer.Name, crs, GeometryType(layer.Kind, format), layerOptions);
        if (crs != 0)
            NativeGdal.DestroySpatialReference(crs);
        return created != 0 ? created : throw GdalException.WithReason($"The layer '{layer.Name}' cannot be written.");
    }

    private static int GeometryType(GeometryKind kind, VectorFormat format)
    {
        if (format.IsDxf)
            return 0;
        return kind switch { GeometryKind.Point => 4, GeometryKind.Line => 5, GeometryKind.Polygon => 6, _ => 100 };
    }

    private static void CreateFields(nint layer, IReadOnlyList<Field> fields, string[] names, VectorFormat format)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var field = NativeOgr.FieldCreate(names[i], (int)OgrType(fields[i].Type, format));
            if (fields[i].Type == FieldType.Boolean)
                NativeOgr.FieldSetSubType(field, 1);
            if (fields[i] is { Type: FieldType.Text, Length: > 0 })
                NativeOgr.FieldSetWidth(field, fields[i].Length);
            var failed = NativeOgr.CreateField(layer, field, 1) != 0;
            NativeOgr.FieldDestroy(field);
            if (failed)
                throw GdalException.WithReason($"The field '{names[i]}' cannot be written.");
        }
    }

    private static OgrFieldType OgrType(FieldType type, VectorFormat format) => type switch
    {
        FieldType.Integer => format.HasInteger64 ? OgrFieldType.Integer64 : OgrFieldType.Real,
        FieldType.Real => OgrFieldType.Real,
        FieldType.Boolean => OgrFieldType.Integer,
        FieldType.Date => OgrFieldType.Date,
        FieldType.DateTime => OgrFieldType.DateTime,
        FieldType.Binary => OgrFieldType.Binary,
        _ => OgrFieldType.String,
    };

    private static unsafe void Add(nint layer, Feature feature, int fields)
    {
        var row = NativeOgr.FeatureCreate(NativeOgr.LayerDefinition(layer));
        try
        {
            for (var i = 0; i < fields; i++)
                Set(row, i, feature.Values[i]);
            if (feature.Shape is not null)
            {
                var wkb = new WKBWriter().Write(feature.Shape);
                fixed (byte* bytes = wkb)
                {
                    if (NativeOgr.CreateFromWkb(bytes, 0, out var shape, wkb.Length) != 0 || NativeOgr.SetGeometryDirectly(row, shape) != 0)
                        throw GdalException.WithReason($"The shape of feature {feature.Id} cannot be written.");
                }
            }

            NativeGdal.ErrorReset();
            if (NativeOgr.CreateFeature(layer, row) != 0)
                throw GdalException.WithReason($"Feature {feature.Id} cannot be written.");
        }
        finally
        {
            NativeOgr.FeatureDestroy(row);
        }
    }

    private static unsafe void Set(nint row, int field, object? value)
    {
        switch (value)
        {
            case null:
                NativeOgr.SetFieldNull(row, field);
                break;
            case long whole:
                NativeOgr.SetFieldInteger64(row, field, whole);
                break;
            case double real:
                NativeOgr.SetFieldDouble(row, field, real);
                break;
            case bool flag:
                NativeOgr.SetFieldInteger64(row, field, flag ? 1 : 0);
                break;
            case DateOnly date:
                NativeOgr.SetFieldDateTime(row, field, date.Year, date.Month, date.Day, 0, 0, 0, 0);
                break;
            case DateTime time:
                const int utc = 100;
                NativeOgr.SetFieldDateTime(row, field, time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, utc);
                break;
            case byte[] blob:
                fixed (byte* bytes = blob)
                    NativeOgr.SetFieldBinary(row, field, blob.Length, bytes);
                break;
            default:
                NativeOgr.SetFieldString(row, field, Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
        }
    }
}
