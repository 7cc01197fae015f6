using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using LandPlanner.Gdal.Interop;

namespace LandPlanner.Gdal;

/// <summary>Finds libgdal, registers its drivers once, and keeps it quiet on standard error.</summary>
internal static class GdalLibrary
{
    private static readonly string[] Candidates =
        ["libgdal.so.32", "libgdal.so", "libgdal.so.36", "libgdal.so.35", "libgdal.so.34", "libgdal.dylib", "gdal.dll"];

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>Must come before the first call into GDAL.</summary>
    /// <exception cref="GdalMissingException">There is no libgdal.</exception>
    internal static void Require()
    {
        try
        {
            _ = Loaded.Value;
        }
        catch (DllNotFoundException e)
        {
            throw new GdalMissingException(e);
        }
    }

    /// <summary>What GDAL said last on this thread; empty where it said nothing.</summary>
    internal static string LastError() => TextAt(NativeCpl.GetLastErrorMsg()).Trim();

    /// <summary>The text of a borrowed C string in UTF-8.</summary>
    internal static string TextAt(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    private static nint Load()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var library = LoadLibrary();
        NativeLibrary.SetDllImportResolver(
            typeof(GdalLibrary).Assembly, (name, _, _) => name == "gdal" ? library : 0);
        NativeCpl.SetErrorHandler(NativeLibrary.GetExport(library, "CPLQuietErrorHandler"));
        NativeGdal.AllRegister();
        // Surveyors expect boundaries as closed lines, not as filled hatches.
        NativeCpl.SetConfigOption("DXF_WRITE_HATCH", "NO");
        return library;
    }

    private static nint LoadLibrary()
    {
        if (Environment.GetEnvironmentVariable("GDAL_LIBRARY") is { Length: > 0 } named)
            return NativeLibrary.Load(named);
        foreach (var candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, Assembly.GetExecutingAssembly(), null, out var library))
                return library;
        }

        throw new DllNotFoundException(Candidates[0]);
    }
}
