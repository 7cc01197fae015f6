using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

/// <summary>ogr_srs_api.h. One declaration per C function, in header order; nothing here decides anything.</summary>
internal static partial class NativeOsr
{
    [LibraryImport("gdal", EntryPoint = "OSRNewSpatialReference", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial SpatialReferenceHandle New(string? wkt);

    [LibraryImport("gdal", EntryPoint = "OSRDestroySpatialReference")]
    internal static partial void Destroy(nint spatialReference);

    [LibraryImport("gdal", EntryPoint = "OSRExportToWktEx")]
    internal static partial int ExportToWktEx(nint spatialReference, out nint wkt, nint options);

    [LibraryImport("gdal", EntryPoint = "OSRSetAxisMappingStrategy")]
    internal static partial void SetAxisMappingStrategy(SpatialReferenceHandle spatialReference, AxisMapping strategy);
}

/// <summary>OSRAxisMappingStrategy.</summary>
internal enum AxisMapping
{
    TraditionalGisOrder = 0,
}
