using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

/// <summary>ogr_api.h: geometries and features. One declaration per C function, in header order; nothing here decides
/// anything.</summary>
internal static unsafe partial class NativeOgrFeature
{
    [LibraryImport("gdal", EntryPoint = "OGR_G_CreateFromWkb")]
    internal static partial int GeometryCreateFromWkb(
        byte* wkb, nint spatialReference, out nint geometry, int bytes);

    [LibraryImport("gdal", EntryPoint = "OGR_G_DestroyGeometry")]
    internal static partial void GeometryDestroy(nint geometry);

    [LibraryImport("gdal", EntryPoint = "OGR_G_WkbSize")]
    internal static partial int GeometryWkbSize(GeometryHandle geometry);

    [LibraryImport("gdal", EntryPoint = "OGR_G_ExportToIsoWkb")]
    internal static partial int GeometryExportToIsoWkb(GeometryHandle geometry, int byteOrder, byte* wkb);

    [LibraryImport("gdal", EntryPoint = "OGR_G_GetLinearGeometry")]
    internal static partial nint GeometryGetLinear(GeometryHandle geometry, double maxAngleStepDegrees, nint options);

    [LibraryImport("gdal", EntryPoint = "OGR_F_Create")]
    internal static partial FeatureHandle FeatureCreate(nint definition);

    [LibraryImport("gdal", EntryPoint = "OGR_F_Destroy")]
    internal static partial void FeatureDestroy(nint feature);

    /// <summary>The feature owns the geometry from here on, also when the call fails.</summary>
    [LibraryImport("gdal", EntryPoint = "OGR_F_SetGeometryDirectly")]
    internal static partial int FeatureSetGeometryDirectly(FeatureHandle feature, nint geometry);

    [LibraryImport("gdal", EntryPoint = "OGR_F_SetFieldNull")]
    internal static partial void FeatureSetFieldNull(FeatureHandle feature, int field);

    [LibraryImport("gdal", EntryPoint = "OGR_F_SetFieldInteger")]
    internal static partial void FeatureSetFieldInteger(FeatureHandle feature, int field, int value);

    [LibraryImport("gdal", EntryPoint = "OGR_F_SetFieldInteger64")]
    internal static partial void FeatureSetFieldInteger64(FeatureHandle feature, int field, long value);

    [LibraryImport("gdal", EntryPoint = "OGR_F_SetFieldDouble")]
    internal static partial void FeatureSetFieldDouble(FeatureHandle feature, int field, double value);

    [LibraryImport("gdal", EntryPoint = "OGR_F_SetFieldString", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void FeatureSetFieldString(FeatureHandle feature, int field, string value);

    [LibraryImport("gdal", EntryPoint = "OGR_F_SetFieldBinary")]
    internal static partial void FeatureSetFieldBinary(FeatureHandle feature, int field, int bytes, byte* value);

    [LibraryImport("gdal", EntryPoint = "OGR_F_SetFieldDateTimeEx")]
    internal static partial void FeatureSetFieldDateTime(
        FeatureHandle feature, int field, int year, int month, int day, int hour, int minute, float second, int zone);
}
