using LandPlanner.Gdal.Interop;

namespace LandPlanner.Gdal;

/// <summary>Coordinate systems in and out of GDAL, as text.</summary>
internal static class SpatialReferences
{
    /// <summary>Null where there is none, or none that WKT1 can say.</summary>
    internal static string? ToWkt1(nint spatialReference)
    {
        if (spatialReference == 0)
            return null;
        using var options = new NativeStrings("FORMAT=WKT1_GDAL", "MULTILINE=NO");
        var failed = NativeOsr.ExportToWktEx(spatialReference, out var wkt, options.Pointer) != 0;
        var text = GdalLibrary.TextAt(wkt);
        NativeCpl.Free(wkt);
        return failed || text.Length == 0 ? null : text;
    }

    /// <summary>With x before y, whatever the authority says.</summary>
    /// <exception cref="GdalException">The text is no coordinate system.</exception>
    internal static SpatialReferenceHandle Parse(string wkt)
    {
        NativeCpl.ErrorReset();
        var reference = NativeOsr.New(wkt);
        if (reference.IsInvalid)
            throw GdalException.WithReason("The coordinate system to be written is not WKT that GDAL understands.");
        NativeOsr.SetAxisMappingStrategy(reference, AxisMapping.TraditionalGisOrder);
        return reference;
    }
}
