using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

/// <summary>Owns a <c>GDALDatasetH</c>. Layers borrowed from it die with it.</summary>
internal sealed class DatasetHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeGdal.Close(handle);
        return true;
    }
}

/// <summary>Owns an <c>OGRFeatureH</c>.</summary>
internal sealed class FeatureHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeOgrFeature.FeatureDestroy(handle);
        return true;
    }
}

/// <summary>Owns an <c>OGRGeometryH</c>.</summary>
internal sealed class GeometryHandle : SafeHandle
{
    public GeometryHandle(nint geometry)
        : base(invalidHandleValue: 0, ownsHandle: true) => SetHandle(geometry);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeOgrFeature.GeometryDestroy(handle);
        return true;
    }
}

/// <summary>Owns an <c>OGRFieldDefnH</c>.</summary>
internal sealed class FieldHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeOgr.FieldDestroy(handle);
        return true;
    }
}

/// <summary>Owns an <c>OGRSpatialReferenceH</c>.</summary>
internal sealed class SpatialReferenceHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeOsr.Destroy(handle);
        return true;
    }
}
