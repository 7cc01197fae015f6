using System.Text;
using UtfUnknown;

namespace LandPlanner.Gdal;

/// <summary>How the text of a table is encoded, and how that is known.</summary>
/// <param name="FoundBy">"caller", "cpg", "language-id" or "detected".</param>
/// <param name="Problems">A sentence for each declaration the bytes contradict.</param>
internal sealed record EncodingVerdict(string Name, string FoundBy, IReadOnlyList<string> Problems);

/// <summary>Settles an encoding: what was declared, checked against the bytes; else what the bytes allow.</summary>
internal static class EncodingFinder
{
    private const string Utf8 = "UTF-8";
    private const string Chinese = "GB18030";

    static EncodingFinder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static EncodingVerdict Find(DbfText text, string? caller, string? cpg)
    {
        var problems = new List<string>();
        var texts = text.Sample();
        foreach (var (declared, by, who) in Declarations(caller, cpg, text.LanguageId))
        {
            var name = Canonical(declared);
            if (name is null)
                problems.Add($"The encoding '{declared}' that {who} names is not known here.");
            else if (Contradiction(name, texts) is { } why)
                problems.Add($"{Upper(who)} says {name}, but {why}.");
            else
                return new(name, by, problems);
        }

        return new(Detect(texts), "detected", problems);
    }

    /// <summary>GDAL's word for an encoding met here.</summary>
    public static string ForGdal(string name) => name == Chinese ? "GB18030" : name;

    private static IEnumerable<(string Declared, string By, string Who)> Declarations(string? caller, string? cpg, byte languageId)
    {
        if (caller is not null)
            yield return (caller, "caller", "the caller");
        if (!string.IsNullOrWhiteSpace(cpg))
            yield return (cpg.Trim(), "cpg", "the .cpg file");
        if (LanguageEncoding(languageId) is { } language)
            yield return (language, "language-id", $"the table's language id 0x{languageId:X2}");
    }

    /// <summary>dBASE language driver ids that really say something; 0x00, 0x03 and 0x57 are written by default and say nothing.</summary>
    private static string? LanguageEncoding(byte id) => id switch
    {
        0x4D or 0x7A => Chinese,
        0x4F or 0x78 => "big5",
        0x13 or 0x7B => "shift_jis",
        0x4E or 0x79 => "ks_c_5601-1987",
        0xC8 => "windows-1250",
        0xC9 => "windows-1251",
        _ => null,
    };

    private static string? Canonical(string declared)
    {
        var name = declared.Trim().Trim('"').ToUpperInvariant();
        if (name is "UTF8" or "UTF-8" or "65001" or "CP65001")
            return Utf8;
        if (name is "GBK" or "GB2312" or "GB18030" or "CP936" or "936" or "ANSI 936" or "EUC-CN" or "HZ-GB-2312" or "54936")
            return Chinese;
        name = name.Replace("ANSI ", "", StringComparison.Ordinal).Replace("CP", "", StringComparison.Ordinal).Replace("8859_", "ISO-8859-", StringComparison.Ordinal);
        if (name.StartsWith("8859", StringComparison.Ordinal))
            name = string.Concat("ISO-8859-", name.AsSpan(4).TrimStart('-'));
        try
        {
            return (int.TryParse(name, out var page) ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name)).WebName;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? Contradiction(string name, IReadOnlyList<DbfSample> texts)
    {
        if (FirstFailure(name, texts) is { } bad)
            return $"record {bad.Record} holds bytes that are not {name}";
        var singleByte = Encoding.GetEncoding(name).IsSingleByte;
        return singleByte && texts.Any(IsBeyondAscii) && FirstFailure(Utf8, texts) is null ? "every text is valid UTF-8" : null;
    }

    private static string Detect(IReadOnlyList<DbfSample> texts)
    {
        if (FirstFailure(Utf8, texts) is null)
            return Utf8;
        if (FirstFailure(Chinese, texts) is null)
            return Chinese;
        var guess = CharsetDetector.DetectFromBytes([.. texts.SelectMany(text => text.Bytes)]).Detected?.EncodingName;
        return guess is not null && Canonical(guess) is { } name && FirstFailure(name, texts) is null ? name : "iso-8859-1";
    }

    private static DbfSample? FirstFailure(string name, IReadOnlyList<DbfSample> texts)
    {
        var strict = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return texts.FirstOrDefault(text => !Decodes(strict, text));
    }

    private static bool Decodes(Encoding strict, DbfSample text)
    {
        // A full field may have been cut in the middle of its last character by whoever wrote it.
        var most = text.IsFull ? Math.Min(3, text.Bytes.Length) : 0;
        for (var cut = 0; cut <= most; cut++)
        {
            try
            {
                strict.GetCharCount(text.Bytes, 0, text.Bytes.Length - cut);
                return true;
            }
            catch (DecoderFallbackException) when (cut < most)
            {
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsBeyondAscii(DbfSample text) => text.Bytes.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)127) >= 0;

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
