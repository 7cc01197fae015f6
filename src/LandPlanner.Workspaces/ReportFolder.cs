using LandPlanner.Stores;

namespace LandPlanner.Workspaces;

/// <summary>A folder that reports are written to, each file whole or not at all.</summary>
internal static class ReportFolder
{
    /// <param name="write">Writes files with <see cref="Put"/> and tells which.</param>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Fill(string folder, Func<IReadOnlyList<string>> write)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"The reports cannot be written to '{folder}': {failure.Message}", failure);
        }
    }

    /// <summary>A name that files may have.</summary>
    public static string NameOf(string text) => string.Concat(text.Select(letter => Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));

    /// <returns>The file's path.</returns>
    public static string Put(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        var unfinished = path + ".part";
        File.WriteAllBytes(unfinished, content);
        File.Move(unfinished, path, overwrite: true);
        return path;
    }
}
