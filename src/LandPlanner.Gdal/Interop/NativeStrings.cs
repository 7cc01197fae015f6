using System.Runtime.InteropServices;

namespace LandPlanner.Gdal.Interop;

/// <summary>A null-terminated array of C strings, as GDAL's options want it.</summary>
internal sealed class NativeStrings : IDisposable
{
    private readonly nint[] _strings;
    private readonly nint _array;

    public NativeStrings(params IReadOnlyList<string> strings)
    {
        _strings = [.. strings.Select(Marshal.StringToCoTaskMemUTF8)];
        _array = Marshal.AllocCoTaskMem((_strings.Length + 1) * nint.Size);
        for (var i = 0; i < _strings.Length; i++)
            Marshal.WriteIntPtr(_array, i * nint.Size, _strings[i]);
        Marshal.WriteIntPtr(_array, _strings.Length * nint.Size, 0);
    }

    /// <summary>Valid until disposed.</summary>
    public nint Pointer => _array;

    public void Dispose()
    {
        foreach (var text in _strings)
            Marshal.FreeCoTaskMem(text);
        Marshal.FreeCoTaskMem(_array);
    }
}
