using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

[Flags]
internal enum OpenFlags : uint
{
    ReadOnly = 0x00,
    Vector = 0x04,
}

/// <summary>gdal.h, cpl_conv.h, cpl_error.h and ogr_srs_api.h. One declaration per C function; nothing here decides anything.</summary>
internal static unsafe partial class NativeGdal
{
    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALAllRegister")]
    internal static partial void AllRegister();

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALOpenEx", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DatasetHandle OpenEx(string path, OpenFlags flags, nint allowedDrivers, string?[]? openOptions, nint siblingFiles);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALClose")]
    internal static partial void Close(nint dataset);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALGetDatasetDriver")]
    internal static partial nint GetDatasetDriver(DatasetHandle dataset);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALGetDriverShortName")]
    internal static partial nint GetDriverShortName(nint driver);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALGetDriverByName", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetDriverByName(string name);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALCreate", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DatasetHandle Create(nint driver, string path, int width, int height, int bands, int type, string?[]? options);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALDatasetGetLayerCount")]
    internal static partial int DatasetGetLayerCount(DatasetHandle dataset);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALDatasetGetLayer")]
    internal static partial nint DatasetGetLayer(DatasetHandle dataset, int index);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALDatasetCreateLayer", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint DatasetCreateLayer(DatasetHandle dataset, string name, nint spatialReference, int geometryType, string?[]? options);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALDatasetStartTransaction")]
    internal static partial int DatasetStartTransaction(DatasetHandle dataset, int force);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "GDALDatasetCommitTransaction")]
    internal static partial int DatasetCommitTransaction(DatasetHandle dataset);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "VSIFree")]
    internal static partial void Free(nint memory);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "CPLSetConfigOption", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetConfigOption(string key, string? value);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "CPLSetErrorHandler")]
    internal static partial nint SetErrorHandler(nint handler);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "CPLErrorReset")]
    internal static partial void ErrorReset();

    [LibraryImport(GdalLibrary.Name, EntryPoint = "CPLGetLastErrorMsg")]
    internal static partial nint GetLastErrorMessage();

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OSRNewSpatialReference", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint NewSpatialReference(string? wkt);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OSRDestroySpatialReference")]
    internal static partial void DestroySpatialReference(nint spatialReference);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OSRExportToWkt")]
    internal static partial int ExportToWkt(nint spatialReference, out nint wkt);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OSRSetAxisMappingStrategy")]
    internal static partial void SetAxisMappingStrategy(nint spatialReference, int strategy);
}
