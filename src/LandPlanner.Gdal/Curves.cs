using LandPlanner.Gdal.Interop;

namespace LandPlanner.Gdal;

/// <summary>Turns arcs into chords, GDAL's own way (4 degrees of arc a chord).</summary>
internal static unsafe class Curves
{
    private const int LittleEndian = 1;

    /// <returns>ISO well-known binary; empty where GDAL cannot read the shape.</returns>
    internal static byte[] Linearise(ReadOnlySpan<byte> wkb)
    {
        fixed (byte* bytes = wkb)
        {
            if (NativeOgrFeature.GeometryCreateFromWkb(bytes, 0, out var curved, wkb.Length) != 0)
                return [];
            using var owner = new GeometryHandle(curved);
            using var linear = new GeometryHandle(NativeOgrFeature.GeometryGetLinear(owner, 0, 0));
            return linear.IsInvalid ? [] : Export(linear);
        }
    }

    private static byte[] Export(GeometryHandle geometry)
    {
        var wkb = new byte[NativeOgrFeature.GeometryWkbSize(geometry)];
        fixed (byte* bytes = wkb)
            return NativeOgrFeature.GeometryExportToIsoWkb(geometry, LittleEndian, bytes) == 0 ? wkb : [];
    }
}
