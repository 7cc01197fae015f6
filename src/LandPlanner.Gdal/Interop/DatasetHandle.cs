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
