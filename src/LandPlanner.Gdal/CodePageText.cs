using System.Text;

namespace LandPlanner.Gdal;

/// <summary>Fits text into the code page and the width of a table of old.</summary>
/// <param name="encoding">GBK's or UTF-8's.</param>
internal sealed class CodePageText(Encoding encoding)
{
    private const int GbkCodePage = 936;

    private readonly Encoding _strict = Encoding.GetEncoding(
        encoding.CodePage == EncodingNames.Gb18030.CodePage ? GbkCodePage : encoding.CodePage,
        new EncoderReplacementFallback("?"),
        DecoderFallback.ReplacementFallback);

    internal bool IsGbk => _strict.CodePage == GbkCodePage;

    internal string Name => IsGbk ? "GBK" : EncodingNames.NameOf(_strict);

    /// <summary>The longest beginning that fits, without half characters.</summary>
    internal string Cut(string text, int bytes)
    {
        if (_strict.GetMaxByteCount(text.Length) <= bytes || _strict.GetByteCount(text) <= bytes)
            return text;
        var (end, used) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += _strict.GetByteCount(rune.ToString());
            if (used > bytes)
                break;
            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }

    /// <summary>With "?" for what the code page does not have.</summary>
    internal string Encodable(string text) =>
        IsGbk && !Ascii.IsValid(text) ? _strict.GetString(_strict.GetBytes(text)) : text;
}
