using System.Buffers.Binary;
using LandPlanner.Topology;

namespace LandPlanner.Gdal;

/// <summary>A line that ends where it began, as the polygon it draws.</summary>
/// <remarks>GDAL makes polygons of closed plane polylines only; surveyors' drawings close polylines in space just as well.</remarks>
internal static class ClosedLine
{
    private const int Header = 9;
    private const int Line = 2;
    private const int FewestPoints = 4;

    /// <returns>The WKB of the polygon; the bytes given where they are no closed line.</returns>
    public static ReadOnlySpan<byte> AsPolygon(ReadOnlySpan<byte> wkb)
    {
        if (LooseShapeReader.TypeOf(wkb) != Line || wkb.Length <= Header || wkb[0] == 0)
            return wkb;
        var points = BinaryPrimitives.ReadInt32LittleEndian(wkb[5..]);
        var size = points < FewestPoints ? 0 : (wkb.Length - Header) / points;
        const int xy = 16;
        if (size < xy || !wkb.Slice(Header, xy).SequenceEqual(wkb.Slice(Header + (points - 1) * size, xy)))
            return wkb;
        var polygon = new byte[wkb.Length + sizeof(int)];
        wkb[..5].CopyTo(polygon);
        polygon[1]++;
        BinaryPrimitives.WriteInt32LittleEndian(polygon.AsSpan(5), 1);
        wkb[5..].CopyTo(polygon.AsSpan(Header));
        return polygon;
    }
}
