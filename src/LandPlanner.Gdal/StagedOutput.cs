namespace LandPlanner.Gdal;

/// <summary>A folder beside the target in which the files grow up; they move into place together, or not at
/// all.</summary>
internal sealed class StagedOutput : IDisposable
{
    private readonly string _target;
    private readonly TargetFormat _format;
    private readonly string _folder;

    /// <exception cref="GdalException">The target is there already, or its folder is not there or cannot be
    /// written.</exception>
    public StagedOutput(string target, TargetFormat format)
    {
        (_target, _format) = (Path.GetFullPath(target), format);
        if (_format.Extensions.Select(TargetPart).FirstOrDefault(Path.Exists) is { } standing)
            throw new GdalException($"'{standing}' is there already. Name another file or remove it first.");
        _folder = Path.Combine(Path.GetDirectoryName(_target)!, $".landplanner-{Guid.NewGuid():N}");
        try
        {
            if (!Directory.Exists(Path.GetDirectoryName(_target)))
                throw new DirectoryNotFoundException("there is no such folder");
            Directory.CreateDirectory(_folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GdalException($"'{target}' cannot be written: {e.Message}. Name another folder.", "", e);
        }
    }

    public string StagedPath => Path.Combine(_folder, Path.GetFileName(_target));

    /// <summary>Moves the files in, the one that opens them last, and answers their paths.</summary>
    public IReadOnlyList<string> MoveIntoPlace()
    {
        var moved = new List<string>();
        try
        {
            foreach (var extension in _format.Extensions.Where(extension => Path.Exists(StagedPart(extension))))
            {
                // Moves files as well.
                Directory.Move(StagedPart(extension), TargetPart(extension));
                moved.Add(TargetPart(extension));
            }

            return moved;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var part in moved)
                Directory.Move(part, Path.Combine(_folder, Path.GetFileName(part)));
            throw new GdalException($"'{Path.GetFileName(_target)}' could not be put in place: {e.Message}", "", e);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private string TargetPart(string extension) => Path.ChangeExtension(_target, extension);

    private string StagedPart(string extension) => Path.ChangeExtension(StagedPath, extension);
}
