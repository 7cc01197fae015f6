using System.Reflection;
using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

/// <summary>Finds the GDAL library, once, and readies it.</summary>
internal static class GdalLibrary
{
    internal const string Name = "gdal";

    // Newest first: the C API used here is the same from 3.6 on.
    private static readonly string[] Names =
        ["libgdal.so.32", "libgdal.so.36", "libgdal.so.35", "libgdal.so.34", "libgdal.so.33", "libgdal.so", "gdal"];

    private static readonly Lazy<nint> Library = new(Load);

    static GdalLibrary() => NativeLibrary.SetDllImportResolver(
        Assembly.GetExecutingAssembly(), static (name, _, _) => name == Name ? Library.Value : 0);

    /// <exception cref="GdalException">The library is not on this machine.</exception>
    internal static void Ready()
    {
        if (Library.Value == 0)
        {
            throw new GdalException(
                "GDAL is not on this machine. On Debian: apt-get install libgdal32. Elsewhere set GDAL_LIBRARY to the path of libgdal.");
        }

        _ = Registered.Value;
    }

    private static readonly Lazy<bool> Registered = new(Register);

    private static bool Register()
    {
        NativeGdal.AllRegister();
        NativeGdal.SetErrorHandler(NativeLibrary.GetExport(Library.Value, "CPLQuietErrorHandler"));

        // A parcel drawn as a closed polyline is a polygon.
        NativeGdal.SetConfigOption("DXF_CLOSED_LINE_AS_POLYGON", "TRUE");
        return true;
    }

    private static nint Load()
    {
        if (Environment.GetEnvironmentVariable("GDAL_LIBRARY") is { Length: > 0 } path)
            return NativeLibrary.TryLoad(path, out var asked) ? asked : throw new GdalException($"GDAL_LIBRARY is '{path}', which cannot be loaded.");
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var found))
                return found;
        }

        return 0;
    }
}
