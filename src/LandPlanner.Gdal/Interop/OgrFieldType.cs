namespace LandPlanner.Gdal.Interop;

/// <summary>ogr_core.h, <c>OGRFieldType</c>.</summary>
internal enum OgrFieldType
{
    Integer = 0,
    Real = 2,
    String = 4,
    Binary = 8,
    Date = 9,
    DateTime = 11,
    Integer64 = 12,
}
