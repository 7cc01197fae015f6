using LandPlanner.Gdal.Interop;

namespace LandPlanner.Gdal;

/// <summary>Straightens curves and flattens surfaces by GDAL's own rules (arcs by 4 degrees a step).</summary>
internal static class Linear
{
    /// <exception cref="FormatException">GDAL cannot read the bytes either.</exception>
    public static unsafe byte[] Wkb(ReadOnlySpan<byte> wkb)
    {
        nint curve;
        fixed (byte* bytes = wkb)
        {
            if (NativeOgr.CreateFromWkb(bytes, 0, out curve, wkb.Length) != 0)
                throw new FormatException("GDAL cannot read the shape's bytes.");
        }

        // Triangulated and polyhedral surfaces have no curves to straighten but patches to gather.
        var surface = Topology.LooseShapeReader.TypeOf(wkb) is 15 or 16 or 17;
        var straight = surface ? NativeOgr.ForceToMultiPolygon(curve) : NativeOgr.GetLinearGeometry(curve, 0, 0);
        try
        {
            var result = new byte[NativeOgr.WkbSize(straight)];
            fixed (byte* bytes = result)
            {
                if (NativeOgr.ExportToIsoWkb(straight, 1, bytes) != 0)
                    throw new FormatException("GDAL cannot straighten the shape.");
            }

            return result;
        }
        finally
        {
            NativeOgr.DestroyGeometry(straight);
            if (!surface)
                NativeOgr.DestroyGeometry(curve);
        }
    }
}
