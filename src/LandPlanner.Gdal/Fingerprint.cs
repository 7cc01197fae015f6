using System.Security.Cryptography;

namespace LandPlanner.Gdal;

/// <summary>The SHA-256 of a data set's bytes.</summary>
internal static class Fingerprint
{
    /// <returns>Of one file; of the .shp, .shx, .dbf, .prj and .cpg in turn; of a .gdb's or a MapInfo table's files in
    /// ordinal order of their names.</returns>
    internal static string Of(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        foreach (var file in FilesOf(path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            for (int read; (read = stream.Read(buffer)) > 0;)
                hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path).Order(StringComparer.Ordinal);
        return Formats.ExtensionOf(path) switch
        {
            "shp" or "shx" or "dbf" => new ShapefileParts(path).HashedFiles,
            "tab" => Parts(path, "dat", "id", "ind", "map", "tab"),
            "mif" => Parts(path, "mid", "mif"),
            _ => [path],
        };
    }

    private static IEnumerable<string> Parts(string path, params string[] extensions)
    {
        var parts = new ShapefileParts(path);
        return extensions.Select(parts.Find).OfType<string>();
    }
}
