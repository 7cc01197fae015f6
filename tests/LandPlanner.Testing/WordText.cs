using System.IO.Compression;
using System.Xml.Linq;

namespace LandPlanner.Testing;

/// <summary>The words of a Word document, read from its XML alone.</summary>
public sealed class WordText
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly XElement _body;

    public WordText(byte[] document)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        _body = XDocument.Load(part).Root!.Element(Word + "body")!;
        Pictures = zip.Entries.Count(entry => entry.FullName.StartsWith("word/media/", StringComparison.Ordinal) || entry.FullName.EndsWith(".png", StringComparison.Ordinal));
    }

    public int Pictures { get; }

    /// <summary>Outside tables.</summary>
    public IReadOnlyList<string> Paragraphs => [.. _body.Elements(Word + "p").Select(TextOf).Where(text => text.Length > 0)];

    /// <summary>The rows of the table right beneath a caption, cells by "|"; its head first.</summary>
    public string[] Table(string caption)
    {
        var elements = _body.Elements().ToList();
        var table = elements.Zip(elements.Skip(1)).Single(pair => pair.Second.Name == Word + "tbl" && TextOf(pair.First).Split('　')[^1] == caption).Second;
        return [.. table.Elements(Word + "tr").Select(row => string.Join('|', row.Elements(Word + "tc").Select(TextOf)))];
    }

    private static string TextOf(XElement one) => string.Concat(one.Descendants(Word + "t").Select(text => text.Value));
}
