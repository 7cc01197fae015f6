using LandPlanner.Features;

namespace LandPlanner.Gdal;

/// <summary>OGRwkbGeometryType: the flat code and what it is here.</summary>
internal static class GeometryCodes
{
    internal const uint None = 100;

    private const uint OldZFlag = 0x80000000;

    /// <summary>Whether a layer of this type may hold shapes of several kinds.</summary>
    internal static bool IsOpen(uint code) => Flat(code) is 0 or 7;

    internal static GeometryKind KindOf(uint code) => Flat(code) switch
    {
        1 or 4 => GeometryKind.Point,
        2 or 5 or 8 or 9 or 11 or 13 => GeometryKind.Line,
        3 or 6 or 10 or 12 or 14 or 15 or 16 or 17 => GeometryKind.Polygon,
        _ => GeometryKind.None,
    };

    internal static uint MultiOf(GeometryKind kind, bool withZ) => kind switch
    {
        GeometryKind.Point => 4,
        GeometryKind.Line => 5,
        GeometryKind.Polygon => 6,
        _ => None,
    } | (withZ && kind != GeometryKind.None ? OldZFlag : 0);

    private static uint Flat(uint code)
    {
        var flat = code & ~OldZFlag;
        return flat == None ? None : flat % 1000;
    }
}
