using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LandPlanner.Reports.Tests.Maps;

/// <summary>A PDF of one page, read as far as the tests ask.</summary>
internal sealed partial class PdfPage
{
    private readonly string _file;

    public PdfPage(byte[] pdf)
    {
        _file = Encoding.Latin1.GetString(pdf);
        Streams = [.. Packed().Matches(_file).Select(match => Unpack(pdf, match.Index + match.Length, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))];
    }

    public IReadOnlyList<string> Streams { get; }

    /// <summary>Width and height in points.</summary>
    public (double Width, double Height) Size
    {
        get
        {
            var box = MediaBox().Match(_file);
            return (double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture));
        }
    }

    public bool HasPictures => _file.Contains("/Subtype /Image", StringComparison.Ordinal);

    /// <summary>Widths and heights, in points, of the outlines of four corners.</summary>
    public IEnumerable<(double Width, double Height)> Quadrangles() => Streams.SelectMany(Quadrangles);

    private static IEnumerable<(double Width, double Height)> Quadrangles(string content)
    {
        var (scale, outer, outline) = (1.0, new Stack<double>(), new List<(double X, double Y)>());
        foreach (var words in content.Split('\n').Select(line => line.Split(' ')))
        {
            double Number(int i) => double.Parse(words[i], CultureInfo.InvariantCulture);
            switch (words[^1])
            {
                case "q": outer.Push(scale); break;
                case "Q": scale = outer.Pop(); break;
                case "cm": scale *= Number(0); break;
                case "m": outline = [(Number(0), Number(1))]; break;
                case "l": outline.Add((Number(0), Number(1))); break;
                case "h" when outline.Distinct().Count() == 4:
                    yield return (scale * (outline.Max(at => at.X) - outline.Min(at => at.X)), scale * (outline.Max(at => at.Y) - outline.Min(at => at.Y)));
                    break;
            }
        }
    }

    private static string Unpack(byte[] pdf, int start, int length)
    {
        using var packed = new ZLibStream(new MemoryStream(pdf, start, length), CompressionMode.Decompress);
        using var text = new StreamReader(packed, Encoding.Latin1);
        return text.ReadToEnd();
    }

    [GeneratedRegex(@"/Filter /FlateDecode\s*/Length (\d+)[^>]*>>\s*stream\r?\n")]
    private static partial Regex Packed();

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
