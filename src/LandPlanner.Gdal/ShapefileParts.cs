using System.Text;

namespace LandPlanner.Gdal;

/// <summary>The files that make up one shapefile, whatever the case of their names.</summary>
internal sealed class ShapefileParts
{
    /// <summary>In the order in which their bytes are hashed.</summary>
    private static readonly string[] Hashed = ["shp", "shx", "dbf", "prj", "cpg"];

    private readonly Dictionary<string, string> _parts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="path">Any part of it.</param>
    public ShapefileParts(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var candidates = Directory.EnumerateFiles(folder)
            .Where(file => Path.GetFileNameWithoutExtension(file).Equals(Name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(file => Path.GetFileNameWithoutExtension(file) == Name)
            .ThenBy(file => file, StringComparer.Ordinal);
        foreach (var file in candidates)
            _parts.TryAdd(Path.GetExtension(file).TrimStart('.'), file);
    }

    public string Name { get; }

    public IEnumerable<string> HashedFiles => Hashed.Select(Find).OfType<string>();

    public string? Find(string extension) => _parts.GetValueOrDefault(extension);

    /// <summary>The text of a small part; null where it is absent or blank.</summary>
    public string? ReadText(string extension)
    {
        if (Find(extension) is not { } path)
            return null;
        var bytes = File.ReadAllBytes(path);
        var encoding = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : EncodingNames.Gb18030;
        var text = encoding.GetString(bytes).TrimStart('\uFEFF').TrimEnd('\0');
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
