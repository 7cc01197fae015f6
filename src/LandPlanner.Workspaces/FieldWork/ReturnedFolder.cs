using System.Security.Cryptography;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>The files of a package that came back. Nothing in the folder itself is written to.</summary>
internal sealed class ReturnedFolder : IDisposable
{
    private const int MostPhotoBytes = 64 << 20;
    private const int MostManifestBytes = 16 << 20;

    private static readonly string[] PhotoExtensions = [".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"];
    private static readonly string[] OtherExtensions = [".gpkg", ".gpkg-wal", ".gpkg-shm", ".json"];
    private static readonly EnumerationOptions NoLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly string _scratch = Directory.CreateTempSubdirectory("landplanner-").FullName;
    private readonly string _root;

    private ReturnedFolder(string path)
    {
        try
        {
            _root = RootOf(Directory.Exists(path) ? Path.GetFullPath(path) : Unpacked(path), path);
            Manifest = ReadManifest();
        }
        catch (Exception failure)
        {
            Dispose();
            if (failure is IOException or UnauthorizedAccessException)
                throw new WorkspaceException($"'{path}' cannot be read: {failure.Message}", failure);
            throw;
        }
    }

    public PackageManifest Manifest { get; }

    /// <exception cref="WorkspaceException">There is no package, it is damaged, or it is a zip that is not to be trusted.</exception>
    public static ReturnedFolder Open(string path) => new(path);

    /// <summary>A copy of the GeoPackage with the log beside it, to be opened without leaving a trace.</summary>
    /// <exception cref="WorkspaceException">There is none.</exception>
    public string CopyGeoPackage()
    {
        var source = Path.Combine(_root, Manifest.GeoPackageName);
        if (!File.Exists(source))
            throw new WorkspaceException($"The package has no '{Manifest.GeoPackageName}', so nothing of what was filled in came back. Send the whole folder.");
        var copy = Path.Combine(_scratch, "copy.gpkg");
        File.Copy(source, copy, overwrite: true);
        if (File.Exists(source + "-wal"))
            File.Copy(source + "-wal", copy + "-wal", overwrite: true);
        return copy;
    }

    /// <param name="written">The path as a device wrote it into a row.</param>
    public ReturnedPhoto Photo(string written)
    {
        var relative = written.Replace('\\', '/');
        var file = relative.Contains('\0') ? "" : Path.GetFullPath(Path.Combine(_root, relative));
        if (!file.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return new(written, PhotoPresence.Outside);
        var inside = Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/');
        var info = new FileInfo(file);
        if (!info.Exists || info.LinkTarget is not null)
            return new(inside, PhotoPresence.Missing);
        if (info.Length > MostPhotoBytes)
            return new(inside, PhotoPresence.TooLarge, info.Length);
        var content = File.ReadAllBytes(file);
        return new(inside, PhotoPresence.Here, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), PhotoFacts.Read(content));
    }

    /// <summary>All photos in the folder, by their paths inside it, in ordinal order.</summary>
    public IReadOnlyList<string> PhotoPaths() =>
    [
        .. Directory.EnumerateFiles(_root, "*", NoLinks).Where(file => Has(file, PhotoExtensions))
            .Select(file => Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal),
    ];

    public byte[] ReadPhoto(ReturnedPhoto photo)
    {
        try
        {
            return photo.Presence == PhotoPresence.Here
                ? File.ReadAllBytes(Path.Combine(_root, photo.Path))
                : throw new WorkspaceException($"The photo '{photo.Path}' did not come back with the package.");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"The photo '{photo.Path}' cannot be read any more: {gone.Message}", gone);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_scratch))
            Directory.Delete(_scratch, recursive: true);
    }

    private string Unpacked(string zip)
    {
        if (!File.Exists(zip))
            throw new WorkspaceException($"There is no package '{zip}'.");
        var folder = Path.Combine(_scratch, "unpacked");
        ZipUnpacker.Unpack(zip, folder, name => Has(name, PhotoExtensions) || Has(name, OtherExtensions));
        return folder;
    }

    /// <summary>The folder itself, or the one folder in it: who packs a folder packs its name too, or does not.</summary>
    private static string RootOf(string folder, string path)
    {
        string[] candidates = Directory.Exists(folder) ? [folder, .. Directory.GetDirectories(folder)] : [];
        return candidates.FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, PackageManifest.FileName)))
            ?? throw new WorkspaceException($"'{path}' is no field package: it has no '{PackageManifest.FileName}'. Send the whole folder that went out.");
    }

    private PackageManifest ReadManifest()
    {
        var file = new FileInfo(Path.Combine(_root, PackageManifest.FileName));
        if (file.Length > MostManifestBytes)
            throw new WorkspaceException($"'{PackageManifest.FileName}' is {file.Length >> 20} MB large, which no package's is. Ask for the package again.");
        var manifest = PackageManifestJson.Read(File.ReadAllBytes(file.FullName));
        return Path.GetFileName(manifest.Name) == manifest.Name && manifest.Name.Length > 0
            ? manifest
            : throw new WorkspaceException($"The package calls itself '{manifest.Name}', which leads out of its folder. It was not read.");
    }

    private static bool Has(string name, string[] extensions) => extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
