using System.Globalization;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace LandPlanner.Gdal;

/// <summary>Reads values of Arrow columns as the .NET types of <see cref="Features.FieldType"/>.</summary>
internal static class ArrowValues
{
    private const int DaysToUnixEpoch = 719162;

    /// <param name="encoding">Of the bytes in text columns; null for UTF-8.</param>
    internal static Func<int, object?> ReaderOf(IArrowArray column, Encoding? encoding)
    {
        var read = PlainReaderOf(column, encoding);
        return row => column.IsNull(row) ? null : read(row);
    }

    private static Func<int, object?> PlainReaderOf(IArrowArray column, Encoding? encoding) => column switch
    {
        StringArray text => row => Text(text.GetBytes(row, out _), encoding),
        Int32Array number => row => (long)number.Values[row],
        Int64Array number => row => number.Values[row],
        DoubleArray number => row => number.Values[row],
        FloatArray number => row => (double)number.Values[row],
        Int16Array number => row => (long)number.Values[row],
        BooleanArray flag => row => flag.GetValue(row),
        Date32Array date => row => Date(date.Values[row]),
        TimestampArray time => row => Moment(time.Values[row], ((TimestampType)time.Data.DataType).Unit),
        Time32Array time => row => TimeOfDay(time.Values[row]),
        BinaryArray bytes => row => bytes.GetBytes(row, out _).ToArray(),
        ListArray list => row => List(list, row, encoding),
        _ => throw new GdalException($"A column of Arrow type '{column.Data.DataType.Name}' cannot be read here."),
    };

    /// <summary>A last character cut by the field's width is left out.</summary>
    private static string Text(ReadOnlySpan<byte> bytes, Encoding? encoding)
    {
        encoding ??= EncodingNames.Utf8;
        var text = encoding.GetString(bytes);
        return text.EndsWith('\uFFFD') ? WithoutCutCharacter(bytes, encoding) : text;
    }

    private static string WithoutCutCharacter(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var characters = new char[encoding.GetMaxCharCount(bytes.Length)];
        var count = encoding.GetDecoder().GetChars(bytes, characters, flush: false);
        return new(characters, 0, count);
    }

    private static DateOnly? Date(int daysSince1970)
    {
        var day = (long)daysSince1970 + DaysToUnixEpoch;
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : null;
    }

    private static DateTime? Moment(long value, TimeUnit unit)
    {
        var ticksPerUnit = unit switch
        {
            TimeUnit.Second => TimeSpan.TicksPerSecond,
            TimeUnit.Millisecond => TimeSpan.TicksPerMillisecond,
            TimeUnit.Microsecond => TimeSpan.TicksPerMicrosecond,
            _ => 0,
        };
        var ticks = unit == TimeUnit.Nanosecond ? (Int128)value / 100 : (Int128)value * ticksPerUnit;
        ticks += DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime((long)ticks, DateTimeKind.Utc) : null;
    }

    private static string TimeOfDay(int milliseconds) =>
        TimeSpan.FromMilliseconds(milliseconds).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static string List(ListArray list, int row, Encoding? encoding)
    {
        var members = list.GetSlicedValues(row);
        var read = ReaderOf(members, encoding);
        var texts = Enumerable.Range(0, members.Length).Select(i => Word(read(i)));
        return $"[{string.Join(",", texts)}]";
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Word(object? value) => value switch
    {
        null => "null",
        string text => $"\"{Escaped(text)}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };
}
