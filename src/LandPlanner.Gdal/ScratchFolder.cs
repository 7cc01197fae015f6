namespace LandPlanner.Gdal;

/// <summary>An empty temporary folder, removed with all it holds when disposed.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("landplanner-").FullName;

    public string Path => _path;

    public string File(string name) => System.IO.Path.Combine(_path, name);

    /// <summary>Makes <paramref name="target"/> readable under a name in this folder: by a link, or where the system
    /// allows none, by a copy.</summary>
    public void Link(string name, string target)
    {
        try
        {
            System.IO.File.CreateSymbolicLink(File(name), System.IO.Path.GetFullPath(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            System.IO.File.Copy(target, File(name));
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }
}
