using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

/// <summary>cpl_conv.h, cpl_error.h, cpl_vsi.h. One declaration per C function; nothing here decides
/// anything.</summary>
internal static partial class NativeCpl
{
    [LibraryImport("gdal", EntryPoint = "CPLSetConfigOption", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetConfigOption(string key, string? value);

    [LibraryImport("gdal", EntryPoint = "CPLErrorReset")]
    internal static partial void ErrorReset();

    [LibraryImport("gdal", EntryPoint = "CPLGetLastErrorType")]
    internal static partial ErrorClass GetLastErrorType();

    [LibraryImport("gdal", EntryPoint = "CPLGetLastErrorMsg")]
    internal static partial nint GetLastErrorMsg();

    [LibraryImport("gdal", EntryPoint = "CPLSetErrorHandler")]
    internal static partial nint SetErrorHandler(nint handler);

    [LibraryImport("gdal", EntryPoint = "VSIFree")]
    internal static partial void Free(nint memory);
}

/// <summary>CPLErr.</summary>
internal enum ErrorClass
{
    None,
    Debug,
    Warning,
    Failure,
    Fatal,
}
