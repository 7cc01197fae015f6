using System.Runtime.InteropServices;
using System.Text;

namespace LandPlanner.Gdal;

/// <summary>Texts of a table as raw bytes, to find or to check an encoding by. Texts in plain ASCII say nothing and are
/// left out.</summary>
internal sealed class TextSample
{
    /// <summary>A larger table is judged by this many rows, spread evenly.</summary>
    internal const int MostRows = 20_000;

    /// <summary>About the most bytes of text looked at.</summary>
    internal const int MostBytes = 8 << 20;

    private readonly List<byte> _bytes = [];
    private readonly List<(int Start, int Length, bool MayBeCut, long Record)> _texts = [];

    public int Count => _texts.Count;

    public bool IsFull => _bytes.Count >= MostBytes;

    /// <param name="record">From 1.</param>
    /// <param name="field">A field with its padding. One filled to its last byte may be cut in the middle of a
    /// character.</param>
    public void Add(long record, ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        var text = (end < 0 ? field : field[..end]).TrimEnd((byte)' ');
        if (Ascii.IsValid(text))
            return;
        _texts.Add((_bytes.Count, text.Length, text.Length == field.Length, record));
        _bytes.AddRange(text);
    }

    public bool Fits(Encoding encoding) => FirstMisfit(encoding) is null;

    /// <summary>
    /// The record of the first text that is not right in this encoding, a last character cut by the field's width
    /// apart;
    /// null where all are.
    /// </summary>
    public long? FirstMisfit(Encoding encoding)
    {
        var strict = Encoding.GetEncoding(
            encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        var bytes = CollectionsMarshal.AsSpan(_bytes);
        var reached = 0L;
        try
        {
            foreach (var (start, length, mayBeCut, record) in _texts)
            {
                reached = record;
                strict.GetDecoder().GetCharCount(bytes.Slice(start, length), flush: !mayBeCut);
            }

            return null;
        }
        catch (DecoderFallbackException)
        {
            return reached;
        }
    }

    /// <summary>Whether any text, read in this encoding, holds a character that <paramref name="isTelling"/>
    /// knows.</summary>
    public bool Any(Encoding encoding, Predicate<char> isTelling) =>
        _texts.Any(text => Decode(encoding, text.Start, text.Length).Any(c => isTelling(c)));

    /// <summary>Whether the bytes above ASCII all come as pairs of GB 2312, the everyday part of GBK.</summary>
    public bool IsPairsOfGb2312() => CountPairs() is { Pairs: > 0, Others: 0 };

    public bool IsMostlyPairsOfGb2312()
    {
        var (pairs, others) = CountPairs();
        return pairs > others;
    }

    public byte[] ToBytes() => [.. _bytes];

    private (long Pairs, long Others) CountPairs()
    {
        var (pairs, others) = (0L, 0L);
        var bytes = CollectionsMarshal.AsSpan(_bytes);
        foreach (var (start, length, mayBeCut, _) in _texts)
            CountPairs(bytes.Slice(start, length), mayBeCut, ref pairs, ref others);
        return (pairs, others);
    }

    private static void CountPairs(ReadOnlySpan<byte> text, bool mayBeCut, ref long pairs, ref long others)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80 || (mayBeCut && i + 1 == text.Length))
                continue;
            if (i + 1 < text.Length && text[i] is >= 0xA1 and <= 0xF7 && text[i + 1] is >= 0xA1 and <= 0xFE)
            {
                pairs++;
                i++;
            }
            else
            {
                others++;
            }
        }
    }

    private string Decode(Encoding encoding, int start, int length) =>
        encoding.GetString(CollectionsMarshal.AsSpan(_bytes).Slice(start, length));
}
