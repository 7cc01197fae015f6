namespace LandPlanner.Gdal;

/// <summary>The files that together are a shapefile, whatever case their extensions are in.</summary>
internal static class ShapefileParts
{
    private static readonly string[] Extensions = [".shp", ".shx", ".dbf", ".prj", ".cpg"];

    /// <summary>The part with an extension; null where there is none.</summary>
    public static string? Find(string path, string extension)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var wanted = Path.GetFileNameWithoutExtension(path) + extension;
        return Directory.EnumerateFiles(folder)
            .Where(file => Path.GetFileName(file).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Those that are there, in the order .shp, .shx, .dbf, .prj, .cpg.</summary>
    public static IEnumerable<string> All(string path) => Extensions.Select(extension => Find(path, extension)).OfType<string>();

    public static string? Text(string path, string extension) => Find(path, extension) is { } file ? File.ReadAllText(file).Trim('\0', ' ', '\r', '\n') : null;

    /// <summary>Sentences on parts that are missing or cut short.</summary>
    public static IEnumerable<string> Faults(string original, DbfText? table)
    {
        var name = Path.GetFileName(original);
        if (Find(original, ".shx") is null)
            yield return $"'{name}' has no .shx index; it was rebuilt from the .shp.";
        if (table is null)
            yield return $"'{name}' has no readable .dbf table; its records have no attributes.";
        else if (table.RecordsPresent < table.DeclaredRecords)
            yield return $"The table of '{name}' is cut short: it declares {table.DeclaredRecords} records and holds {table.RecordsPresent}.";
        var declared = DeclaredLength(original);
        var length = new FileInfo(original).Length;
        if (declared > length)
            yield return $"'{name}' is cut short: its header declares {declared} bytes and it has {length}; records beyond the cut are lost.";
    }

    /// <summary>The length the .shp header declares, in bytes (ESRI Shapefile Technical Description, July 1998: 16-bit words, big-endian, at byte 24).</summary>
    internal static long DeclaredLength(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> header = stackalloc byte[28];
        return file.ReadAtLeast(header, 28, throwOnEndOfStream: false) < 28
            ? 0
            : 2L * System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header[24..]);
    }
}
