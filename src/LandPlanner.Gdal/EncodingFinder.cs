using System.Text;
using LandPlanner.Stores;
using UtfUnknown;

namespace LandPlanner.Gdal;

/// <param name="FoundBy">"caller", "cpg", "language-id", "format" or "detected".</param>
/// <param name="Problems">A sentence for each declaration that the bytes contradict.</param>
internal sealed record EncodingVerdict(Encoding Encoding, string FoundBy, IReadOnlyList<string> Problems)
{
    public string Name => EncodingNames.NameOf(Encoding);
}

/// <param name="By">"caller", "cpg", "language-id" or "format".</param>
/// <param name="Encoding">Null where the word names no encoding known here.</param>
/// <param name="Wording">As a sentence names it: "The .cpg file says 'UTF-8'".</param>
internal sealed record EncodingClaim(string By, Encoding? Encoding, Sentence Wording);

/// <summary>Settles the encoding of a table's text: the first declaration that the bytes bear out, else what the bytes
/// say themselves.</summary>
/// <remarks>
/// A declaration is borne out when every text of the sample decodes strictly. That is not enough for Chinese code pages
/// and for single-byte ones, in
/// which nearly all bytes are right: those yield to text that is right as UTF-8 with Chinese in it, single-byte ones
/// also to pairs of GB 2312 throughout.
/// Found by the bytes themselves: UTF-8 where it is strictly right, else GB18030 where it is and most characters are
/// everyday ones (Western accents before
/// a letter also look like rare characters of GBK), else what UTF.Unknown guesses and the bytes bear out, else GB18030
/// if right, else Latin-1.
/// </remarks>
internal static class EncodingFinder
{
    internal static EncodingVerdict Find(TextSample sample, IEnumerable<EncodingClaim> claims)
    {
        var problems = new List<string>();
        foreach (var claim in claims)
        {
            if (claim.Encoding is null)
                problems.Say($"{claim.Wording}, which is no encoding known here; it was set aside.");
            else if (Contradiction(sample, claim.Encoding) is { } contradiction)
                problems.Say($"{claim.Wording}, but {contradiction}.");
            else
                return new(claim.Encoding, claim.By, problems);
        }

        var found = Detect(sample);
        return new(found, "detected", [.. problems.Select(problem => Sentence.Said($"{problem} It is read as {EncodingNames.NameOf(found)}."))]);
    }

    private static Sentence? Contradiction(TextSample sample, Encoding encoding)
    {
        if (sample.FirstMisfit(encoding) is { } record)
            return $"record {record} holds bytes that are not {EncodingNames.NameOf(encoding)}";
        if (encoding.CodePage == EncodingNames.Utf8.CodePage || sample.Count == 0)
            return null;
        if (sample.Fits(EncodingNames.Utf8) && (encoding.IsSingleByte || sample.Any(EncodingNames.Utf8, IsHan)))
            return "every text is valid UTF-8";
        return encoding.IsSingleByte && sample.IsPairsOfGb2312() ? (Sentence)"every text is Chinese in GBK" : null;
    }

    private static Encoding Detect(TextSample sample)
    {
        if (sample.Fits(EncodingNames.Utf8))
            return EncodingNames.Utf8;
        var fitsGb18030 = sample.Fits(EncodingNames.Gb18030);
        if (fitsGb18030 && sample.IsMostlyPairsOfGb2312())
            return EncodingNames.Gb18030;
        return Guess(sample) ?? (fitsGb18030 ? EncodingNames.Gb18030 : EncodingNames.Latin1);
    }

    private static Encoding? Guess(TextSample sample)
    {
        var guess = CharsetDetector.DetectFromBytes(sample.ToBytes()).Detected?.Encoding;
        return guess is not null && sample.Fits(guess) ? EncodingNames.ByName(guess.WebName) : null;
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';
}
