using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LandPlanner.PostGis;

/// <summary>Fields of a binary COPY: each a length and that many bytes, most significant first (PostgreSQL's manual, COPY, "Binary Format").</summary>
internal static class CopyBytes
{
    private const int LengthBytes = 4;

    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateTime FirstMoment = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What comes before the first row: the signature, no flags, no extension.</summary>
    public static ReadOnlySpan<byte> Header =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>What comes after the last row.</summary>
    public static ReadOnlySpan<byte> End => [0xff, 0xff];

    public static void WriteRow(IBufferWriter<byte> target, int fields)
    {
        BinaryPrimitives.WriteInt16BigEndian(target.GetSpan(2), checked((short)fields));
        target.Advance(2);
    }

    public static void WriteNull(IBufferWriter<byte> target) => WriteLength(target, -1);

    public static void Write(IBufferWriter<byte> target, long value)
    {
        WriteLength(target, sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(target.GetSpan(sizeof(long)), value);
        target.Advance(sizeof(long));
    }

    public static void Write(IBufferWriter<byte> target, ReadOnlySpan<byte> value)
    {
        WriteLength(target, value.Length);
        target.Write(value);
    }

    /// <exception cref="ArgumentException">A value of no <see cref="Features.FieldType"/>.</exception>
    public static void Write(IBufferWriter<byte> target, object? value)
    {
        switch (value)
        {
            case null:
                WriteNull(target);
                break;
            case string text:
                WriteText(target, text);
                break;
            case long number:
                Write(target, number);
                break;
            case double real:
                Write(target, BitConverter.DoubleToInt64Bits(real));
                break;
            case bool truth:
                Write(target, truth ? [1] : [0]);
                break;
            case DateOnly date:
                WriteDays(target, DaysOf(date));
                break;
            case DateTime moment:
                Write(target, MicrosecondsOf(moment));
                break;
            case byte[] bytes:
                Write(target, bytes.AsSpan());
                break;
            default:
                throw new ArgumentException($"A field cannot hold a {value.GetType().Name}.");
        }
    }

    private static void WriteText(IBufferWriter<byte> target, string text)
    {
        var span = target.GetSpan(LengthBytes + Encoding.UTF8.GetMaxByteCount(text.Length));
        var bytes = Encoding.UTF8.GetBytes(text, span[LengthBytes..]);
        BinaryPrimitives.WriteInt32BigEndian(span, bytes);
        target.Advance(LengthBytes + bytes);
    }

    private static void WriteDays(IBufferWriter<byte> target, int days)
    {
        WriteLength(target, sizeof(int));
        WriteLength(target, days);
    }

    private static void WriteLength(IBufferWriter<byte> target, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(target.GetSpan(LengthBytes), length);
        target.Advance(LengthBytes);
    }

    // The first and the last of .NET stand for infinity in the driver, whose parameters the filters send.
    private static int DaysOf(DateOnly date) => date == DateOnly.MinValue ? int.MinValue
        : date == DateOnly.MaxValue ? int.MaxValue
        : date.DayNumber - FirstDay.DayNumber;

    private static long MicrosecondsOf(DateTime moment) => moment.Ticks == DateTime.MinValue.Ticks ? long.MinValue
        : moment.Ticks == DateTime.MaxValue.Ticks ? long.MaxValue
        : (moment.Ticks - FirstMoment.Ticks) / TimeSpan.TicksPerMicrosecond;
}
