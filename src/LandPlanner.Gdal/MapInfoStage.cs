using System.Text;
using System.Text.RegularExpressions;

namespace LandPlanner.Gdal;

/// <summary>
/// A MapInfo table (.tab or .mif) with its charset set to Neutral, so that text comes as the bytes it is: the charset
/// in the header is often not true.
/// </summary>
internal sealed partial class MapInfoStage : IStagedSource
{
    private const int HeaderLimit = 1 << 16;

    private readonly ShapefileParts _parts;
    private readonly ScratchFolder _folder = new();
    private readonly string _extension;
    private readonly string _header;

    public MapInfoStage(string path)
    {
        _parts = new(path);
        _extension = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        try
        {
            _header = StageHeader(path);
            foreach (var extension in (string[])["dat", "map", "id", "ind", "mid"])
            {
                if (_parts.Find(extension) is { } part)
                    _folder.Link("table." + extension, part);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string StagedPath => _folder.File("table." + _extension);

    public string? LayerName => _parts.Name;

    public string? CrsText => null;

    public long? Count => null;

    public IReadOnlyList<string> Problems => [];

    public EncodingVerdict? FindEncoding(string? caller)
    {
        var claims = new List<EncodingClaim>();
        if (caller is not null)
            claims.Add(new("caller", EncodingNames.ByName(caller), $"The caller says {caller}"));
        var charset = Charset().Match(_header).Groups["charset"].Value;
        if (ByCharset(charset) is { } encoding)
            claims.Add(new("format", encoding, $"The table's charset is '{charset}'"));
        return EncodingFinder.Find(SampleText(), claims);
    }

    public IReadOnlyList<string> NotesOn(long number, bool hasShape) => [];

    public void Dispose() => _folder.Dispose();

    /// <summary>Copies the .tab or .mif with another charset, and answers how it began.</summary>
    private string StageHeader(string path)
    {
        using var from = File.OpenRead(path);
        using var to = File.Create(StagedPath);
        var start = new byte[(int)Math.Min(HeaderLimit, from.Length)];
        from.ReadExactly(start);
        var header = Encoding.Latin1.GetString(start);
        to.Write(Encoding.Latin1.GetBytes(Charset().Replace(header, "${before}Neutral")));
        from.CopyTo(to);
        return header;
    }

    private TextSample SampleText()
    {
        if (_parts.Find(_extension == "tab" ? "dat" : "mid") is not { } path)
            return new();
        return _extension == "tab" ? DbfTable.TryRead(path, TextFields())?.SampleText() ?? new() : SampleLines(path);
    }

    /// <summary>A .dat calls its binary numbers text too: only the .tab knows.</summary>
    private List<bool> TextFields()
    {
        var fields = FieldList().Match(_header);
        var types = fields.Groups["type"].Captures.Select(type => type.Value);
        return [.. types.Select(type => type.Equals("Char", StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>The first lines of a .mid, which is text without an index.</summary>
    private static TextSample SampleLines(string path)
    {
        var sample = new TextSample();
        var record = 0L;
        foreach (var line in File.ReadLines(path, Encoding.Latin1))
        {
            sample.Add(++record, [.. Encoding.Latin1.GetBytes(line), (byte)' ']);
            if (sample.IsFull)
                break;
        }

        return sample;
    }

    private static Encoding? ByCharset(string charset) => charset.ToUpperInvariant() switch
    {
        "WINDOWSSIMPCHINESE" => EncodingNames.Gb18030,
        "WINDOWSTRADCHINESE" => EncodingNames.ByName("950"),
        "WINDOWSJAPANESE" => EncodingNames.ByName("932"),
        "WINDOWSKOREAN" => EncodingNames.ByName("949"),
        "WINDOWSCYRILLIC" => EncodingNames.ByName("1251"),
        "WINDOWSLATIN1" => EncodingNames.ByName("1252"),
        "WINDOWSLATIN2" => EncodingNames.ByName("1250"),
        "UTF-8" => EncodingNames.Utf8,
        _ => null,
    };

    [GeneratedRegex("""(?<before>(?:!charset\s+|\bcharset\s+"))(?<charset>[A-Za-z0-9_-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(
        """\bFields\s+\d+\s*\r?\n(?:[ \t]*\S+[ \t]+(?<type>[A-Za-z]+)[^\n]*;[^\n]*\n?)+""",
        RegexOptions.IgnoreCase)]
    private static partial Regex FieldList();
}
