using System.Buffers;
using System.Globalization;
using System.Text;

namespace LandPlanner.Stores;

/// <summary>Writes the canonical UTF-8 JSON that hashes are taken over (see History.md) into a buffer that is used
/// again.</summary>
/// <remarks>
/// RFC 8785, with whole numbers written in full. Not <c>Utf8JsonWriter</c>: what that escapes depends on the Unicode
/// tables of its .NET version.
/// The caller writes names in order: the writer only puts commas, quotes and values.
/// </remarks>
public sealed class CanonicalJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private byte[] _buffer = new byte[1024];
    private int _length;
    private bool _comma;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public override string ToString() => Encoding.UTF8.GetString(Written);

    public CanonicalJson Clear()
    {
        (_length, _comma) = (0, false);
        return this;
    }

    public CanonicalJson BeginObject() => Begin((byte)'{');

    public CanonicalJson EndObject() => End((byte)'}');

    public CanonicalJson BeginArray() => Begin((byte)'[');

    public CanonicalJson EndArray() => End((byte)']');

    /// <param name="name">Plain ASCII that needs no escape.</param>
    public CanonicalJson Name(ReadOnlySpan<byte> name)
    {
        Separate();
        var target = Reserve(name.Length + 3);
        target[0] = (byte)'"';
        name.CopyTo(target[1..]);
        target[name.Length + 1] = (byte)'"';
        target[name.Length + 2] = (byte)':';
        _length += name.Length + 3;
        _comma = false;
        return this;
    }

    public CanonicalJson Null() => Raw("null"u8);

    public CanonicalJson Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public CanonicalJson Integer(long value)
    {
        Separate();
        value.TryFormat(Reserve(20), out var written, default, CultureInfo.InvariantCulture);
        return Advance(written);
    }

    /// <summary>The shortest digits that read back as the same number, laid out as ECMAScript does; null where it is
    /// not finite.</summary>
    public CanonicalJson Real(double value)
    {
        if (!double.IsFinite(value))
            return Null();
        Separate();
        return Advance(RealText.Write(value, Reserve(RealText.LongestBytes)));
    }

    public CanonicalJson Text(string? value)
    {
        if (value is null)
            return Null();
        Separate();
        Put((byte)'"');
        var rest = value.AsSpan();
        for (var stop = rest.IndexOfAny(Escaped); stop >= 0; stop = rest.IndexOfAny(Escaped))
        {
            Utf8(rest[..stop]);
            Escape(rest[stop]);
            rest = rest[(stop + 1)..];
        }

        Utf8(rest);
        Put((byte)'"');
        return Advance(0);
    }

    /// <summary>"2025-11-23"</summary>
    public CanonicalJson Date(DateOnly value) => Text(Moments.Write(value));

    /// <summary>"2025-11-23T09:36:00.000Z"</summary>
    public CanonicalJson Moment(DateTime value) => Text(Moments.Write(value));

    /// <summary>Base64 with padding.</summary>
    public CanonicalJson Base64(ReadOnlySpan<byte> value)
    {
        Separate();
        var length = System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(value.Length);
        var target = Reserve(length + 2);
        target[0] = (byte)'"';
        System.Buffers.Text.Base64.EncodeToUtf8(value, target[1..], out _, out var written);
        target[written + 1] = (byte)'"';
        return Advance(written + 2);
    }

    /// <summary>A value that is canonical JSON already.</summary>
    public CanonicalJson Raw(ReadOnlySpan<byte> json)
    {
        Separate();
        json.CopyTo(Reserve(json.Length));
        return Advance(json.Length);
    }

    public CanonicalJson Raw(string json) => Raw(Encoding.UTF8.GetBytes(json));

    private CanonicalJson Begin(byte bracket)
    {
        Separate();
        Put(bracket);
        _comma = false;
        return this;
    }

    private CanonicalJson End(byte bracket)
    {
        Put(bracket);
        return Advance(0);
    }

    private CanonicalJson Advance(int bytes)
    {
        _length += bytes;
        _comma = true;
        return this;
    }

    private void Separate()
    {
        if (_comma)
            Put((byte)',');
    }

    private void Put(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    private void Utf8(ReadOnlySpan<char> text) => _length += Encoding.UTF8.GetBytes(text, Reserve(3 * text.Length));

    private void Escape(char value)
    {
        var shortForm = "\"\"\\\\\bb\tt\nn\ff\rr".AsSpan();
        for (var i = 0; i < shortForm.Length; i += 2)
        {
            if (shortForm[i] != value)
                continue;
            Put((byte)'\\');
            Put((byte)shortForm[i + 1]);
            return;
        }

        Utf8(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)value:x4}"));
    }

    private Span<byte> Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes)
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _length + bytes));
        return _buffer.AsSpan(_length);
    }
}
