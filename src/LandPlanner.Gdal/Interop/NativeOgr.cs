using System.Runtime.InteropServices;
using Apache.Arrow.C;

namespace LandPlanner.Gdal.Interop;

/// <summary>ogr_api.h. One declaration per C function; nothing here decides anything.</summary>
internal static unsafe partial class NativeOgr
{
    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_G_CreateFromWkb")]
    internal static partial int CreateFromWkb(byte* wkb, nint spatialReference, out nint geometry, int length);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_G_DestroyGeometry")]
    internal static partial void DestroyGeometry(nint geometry);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_G_GetLinearGeometry")]
    internal static partial nint GetLinearGeometry(nint geometry, double maximumAngleDegrees, nint options);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_G_ForceToMultiPolygon")]
    internal static partial nint ForceToMultiPolygon(nint geometry);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_G_Set3D")]
    internal static partial void Set3D(nint geometry, int is3D);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_G_WkbSize")]
    internal static partial int WkbSize(nint geometry);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_G_ExportToIsoWkb")]
    internal static partial int ExportToIsoWkb(nint geometry, int littleEndian, byte* buffer);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_Create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint FieldCreate(string name, int type);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_Destroy")]
    internal static partial void FieldDestroy(nint field);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_SetSubType")]
    internal static partial void FieldSetSubType(nint field, int subType);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_SetWidth")]
    internal static partial void FieldSetWidth(nint field, int width);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_SetPrecision")]
    internal static partial void FieldSetPrecision(nint field, int precision);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_GetNameRef")]
    internal static partial nint FieldName(nint field);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_GetType")]
    internal static partial int FieldType(nint field);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_GetSubType")]
    internal static partial int FieldSubType(nint field);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_Fld_GetWidth")]
    internal static partial int FieldWidth(nint field);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_FD_GetFieldCount")]
    internal static partial int FieldCount(nint definition);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_FD_GetFieldDefn")]
    internal static partial nint FieldDefinition(nint definition, int index);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_Create")]
    internal static partial nint FeatureCreate(nint definition);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_Destroy")]
    internal static partial void FeatureDestroy(nint feature);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_SetGeometryDirectly")]
    internal static partial int SetGeometryDirectly(nint feature, nint geometry);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_SetFieldNull")]
    internal static partial void SetFieldNull(nint feature, int field);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_SetFieldInteger64")]
    internal static partial void SetFieldInteger64(nint feature, int field, long value);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_SetFieldDouble")]
    internal static partial void SetFieldDouble(nint feature, int field, double value);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_SetFieldString", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetFieldString(nint feature, int field, string value);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_SetFieldBinary")]
    internal static partial void SetFieldBinary(nint feature, int field, int length, byte* value);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_F_SetFieldDateTime")]
    internal static partial void SetFieldDateTime(
        nint feature, int field, int year, int month, int day, int hour, int minute, int second, int timeZone);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_GetName")]
    internal static partial nint LayerName(nint layer);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_GetGeomType")]
    internal static partial int LayerGeometryType(nint layer);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_ResetReading")]
    internal static partial void ResetReading(nint layer);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_GetArrowStream", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.I1)]
    internal static partial bool GetArrowStream(nint layer, CArrowArrayStream* stream, string?[]? options);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_CreateFeature")]
    internal static partial int CreateFeature(nint layer, nint feature);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_GetLayerDefn")]
    internal static partial nint LayerDefinition(nint layer);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_GetSpatialRef")]
    internal static partial nint LayerSpatialReference(nint layer);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_GetFeatureCount")]
    internal static partial long FeatureCount(nint layer, int force);

    [LibraryImport(GdalLibrary.Name, EntryPoint = "OGR_L_CreateField")]
    internal static partial int CreateField(nint layer, nint field, int approximate);
}
