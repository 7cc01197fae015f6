using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

/// <summary>ogr_api.h: fields and layers. One declaration per C function, in header order; nothing here decides
/// anything.</summary>
internal static partial class NativeOgr
{
    [LibraryImport("gdal", EntryPoint = "OGR_Fld_Create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial FieldHandle FieldCreate(string name, FieldKind type);

    [LibraryImport("gdal", EntryPoint = "OGR_Fld_Destroy")]
    internal static partial void FieldDestroy(nint field);

    [LibraryImport("gdal", EntryPoint = "OGR_Fld_GetNameRef")]
    internal static partial nint FieldGetNameRef(nint field);

    [LibraryImport("gdal", EntryPoint = "OGR_Fld_GetType")]
    internal static partial FieldKind FieldGetType(nint field);

    [LibraryImport("gdal", EntryPoint = "OGR_Fld_GetSubType")]
    internal static partial FieldSubKind FieldGetSubType(nint field);

    [LibraryImport("gdal", EntryPoint = "OGR_Fld_SetSubType")]
    internal static partial void FieldSetSubType(FieldHandle field, FieldSubKind subType);

    [LibraryImport("gdal", EntryPoint = "OGR_Fld_GetWidth")]
    internal static partial int FieldGetWidth(nint field);

    [LibraryImport("gdal", EntryPoint = "OGR_Fld_SetWidth")]
    internal static partial void FieldSetWidth(FieldHandle field, int width);

    [LibraryImport("gdal", EntryPoint = "OGR_Fld_SetPrecision")]
    internal static partial void FieldSetPrecision(FieldHandle field, int precision);

    [LibraryImport("gdal", EntryPoint = "OGR_FD_GetFieldCount")]
    internal static partial int DefinitionGetFieldCount(nint definition);

    [LibraryImport("gdal", EntryPoint = "OGR_FD_GetFieldDefn")]
    internal static partial nint DefinitionGetField(nint definition, int index);

    [LibraryImport("gdal", EntryPoint = "OGR_L_GetName")]
    internal static partial nint LayerGetName(nint layer);

    [LibraryImport("gdal", EntryPoint = "OGR_L_GetGeomType")]
    internal static partial uint LayerGetGeometryType(nint layer);

    [LibraryImport("gdal", EntryPoint = "OGR_L_ResetReading")]
    internal static partial void LayerResetReading(nint layer);

    /// <param name="stream">CArrowArrayStream*</param>
    [LibraryImport("gdal", EntryPoint = "OGR_L_GetArrowStream")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool LayerGetArrowStream(nint layer, nint stream, nint options);

    [LibraryImport("gdal", EntryPoint = "OGR_L_CreateFeature")]
    internal static partial int LayerCreateFeature(nint layer, FeatureHandle feature);

    [LibraryImport("gdal", EntryPoint = "OGR_L_GetLayerDefn")]
    internal static partial nint LayerGetDefinition(nint layer);

    [LibraryImport("gdal", EntryPoint = "OGR_L_GetSpatialRef")]
    internal static partial nint LayerGetSpatialReference(nint layer);

    [LibraryImport("gdal", EntryPoint = "OGR_L_GetFeatureCount")]
    internal static partial long LayerGetFeatureCount(nint layer, int force);

    [LibraryImport("gdal", EntryPoint = "OGR_L_CreateField")]
    internal static partial int LayerCreateField(nint layer, FieldHandle field, int approximate);

    [LibraryImport("gdal", EntryPoint = "OGR_L_StartTransaction")]
    internal static partial int LayerStartTransaction(nint layer);

    [LibraryImport("gdal", EntryPoint = "OGR_L_CommitTransaction")]
    internal static partial int LayerCommitTransaction(nint layer);
}

/// <summary>OGRFieldType.</summary>
internal enum FieldKind
{
    Integer = 0,
    Real = 2,
    String = 4,
    Binary = 8,
    Date = 9,
    Time = 10,
    DateTime = 11,
    Integer64 = 12,
}

/// <summary>OGRFieldSubType.</summary>
internal enum FieldSubKind
{
    None = 0,
    Boolean = 1,
}
