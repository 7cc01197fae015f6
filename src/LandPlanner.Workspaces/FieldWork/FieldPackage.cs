using System.IO.Compression;
using System.Text;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A package as it was written.</summary>
public sealed record FieldPackage(string Folder, PackageManifest Manifest)
{
    /// <summary>Packs the folder, under its own name, for sending.</summary>
    /// <param name="path">Where nothing stands yet.</param>
    /// <exception cref="WorkspaceException">Something stands there, or it cannot be written; nothing was left.</exception>
    public void Zip(string path)
    {
        if (Path.Exists(path))
            throw new WorkspaceException($"'{path}' is there already. Name another file or remove it first.");
        var staged = path + ".part";
        try
        {
            ZipFile.CreateFromDirectory(Folder, staged, CompressionLevel.Optimal, includeBaseDirectory: true, Encoding.UTF8);
            File.Move(staged, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(staged);
            throw new WorkspaceException($"'{path}' cannot be written: {failure.Message} Name another folder.", failure);
        }
    }
}
