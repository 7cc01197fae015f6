using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

/// <summary>gdal.h. One declaration per C function, in header order; nothing here decides anything.</summary>
internal static partial class NativeGdal
{
    [LibraryImport("gdal", EntryPoint = "GDALAllRegister")]
    internal static partial void AllRegister();

    [LibraryImport("gdal", EntryPoint = "GDALCreate", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DatasetHandle Create(
        nint driver, string path, int width, int height, int bands, int type, nint options);

    [LibraryImport("gdal", EntryPoint = "GDALOpenEx", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DatasetHandle OpenEx(
        string path, OpenFlags flags, nint allowedDrivers, nint openOptions, nint siblingFiles);

    [LibraryImport("gdal", EntryPoint = "GDALGetDriverByName", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetDriverByName(string name);

    [LibraryImport("gdal", EntryPoint = "GDALGetDriverShortName")]
    internal static partial nint GetDriverShortName(nint driver);

    [LibraryImport("gdal", EntryPoint = "GDALGetDatasetDriver")]
    internal static partial nint GetDatasetDriver(DatasetHandle dataset);

    [LibraryImport("gdal", EntryPoint = "GDALClose")]
    internal static partial void Close(nint dataset);

    [LibraryImport("gdal", EntryPoint = "GDALDatasetGetLayerCount")]
    internal static partial int DatasetGetLayerCount(DatasetHandle dataset);

    [LibraryImport("gdal", EntryPoint = "GDALDatasetGetLayer")]
    internal static partial nint DatasetGetLayer(DatasetHandle dataset, int index);

    [LibraryImport("gdal", EntryPoint = "GDALDatasetCreateLayer", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint DatasetCreateLayer(
        DatasetHandle dataset, string name, nint spatialReference, uint geometryType, nint options);
}

/// <summary>GDAL_OF_*.</summary>
[Flags]
internal enum OpenFlags : uint
{
    ReadOnly = 0x00,
    Vector = 0x04,
    VerboseError = 0x40,
}
