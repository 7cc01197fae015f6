using System.Runtime.InteropServices;
using LandPlanner.Gdal.Interop;
using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>A file that GDAL cannot read or write. The message names the file, the reason and what to do.</summary>
public sealed class GdalException(string message) : WorkspaceException(message)
{
    /// <summary><paramref name="sentence"/>, followed by what GDAL last complained of.</summary>
    internal static GdalException WithReason(string sentence)
    {
        var reason = Marshal.PtrToStringUTF8(NativeGdal.GetLastErrorMessage());
        return new(string.IsNullOrWhiteSpace(reason) ? sentence : $"{sentence} GDAL says: {reason}");
    }
}
