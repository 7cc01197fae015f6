using System.Globalization;
using System.Text;

namespace LandPlanner.Gdal;

/// <summary>Encodings by the many names they go by. GBK and GB 2312 are read as GB18030, which contains both.</summary>
internal static class EncodingNames
{
    internal static readonly Encoding Utf8 = ByCodePage(65001)!;

    private const int Gb18030CodePage = 54936;

    internal static Encoding Gb18030 { get; } = ByCodePage(Gb18030CodePage)!;

    internal static Encoding Latin1 { get; } = ByCodePage(28591)!;

    /// <summary>"UTF-8", "GB18030", "WINDOWS-1252", …</summary>
    internal static string NameOf(Encoding encoding) => encoding.WebName.ToUpperInvariant();

    /// <summary>What a person or a .cpg calls it: "GBK", "CP936", "936", "ANSI 1252", "88591", "UTF8", …; null where
    /// nobody knows.</summary>
    internal static Encoding? ByName(string name)
    {
        var word = name.Trim().Trim('\uFEFF', '"').ToUpperInvariant();
        foreach (var prefix in (string[])["ANSI ", "OEM ", "CP", "WINDOWS-", "LDID/"])
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal) && word.Length > prefix.Length)
                return prefix == "LDID/" ? ByLanguageIdText(word[prefix.Length..]) : ByName(word[prefix.Length..]);
        }

        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return ByNumber(number);
        return word switch
        {
            "UTF8" or "UTF-8" => Utf8,
            "GBK" or "GB2312" or "GB18030" or "GB-18030" or "GB_2312-80" or "EUC-CN" => Gb18030,
            _ => ByWebName(word),
        };
    }

    /// <summary>By the language driver id in byte 29 of a dBASE table; null where it says nothing (0, or 0x57: "the
    /// system's own").</summary>
    internal static Encoding? ByLanguageId(byte id)
    {
        var codePage = id switch
        {
            0x01 => 437,
            0x02 => 850,
            0x03 or 0x58 or 0x59 => 1252,
            0x13 or 0x7B => 932,
            0x4D or 0x7A => Gb18030CodePage,
            0x4E or 0x79 => 949,
            0x4F or 0x78 => 950,
            0x50 or 0x7C => 874,
            0x64 => 852,
            0x65 or 0x26 => 866,
            0xC8 => 1250,
            0xC9 => 1251,
            0xCA => 1254,
            0xCB => 1253,
            _ => 0,
        };
        return codePage == 0 ? null : ByCodePage(codePage);
    }

    private static Encoding? ByLanguageIdText(string id) =>
        byte.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ByLanguageId(number)
            : null;

    private static Encoding? ByNumber(int number) => number switch
    {
        936 or 20936 => Gb18030,
        > 88590 and < 88600 => ByCodePage(28590 + number - 88590),
        > 885909 and < 885917 => ByCodePage(28590 + number - 885900),
        _ => ByCodePage(number),
    };

    private static Encoding? ByWebName(string name)
    {
        try
        {
            return ByCodePage(Encoding.GetEncoding(name).CodePage);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding? ByCodePage(int codePage)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(
                codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
