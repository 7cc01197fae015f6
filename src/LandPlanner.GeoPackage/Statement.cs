using System.Globalization;
using LandPlanner.Stores;
using SQLitePCL;
using static SQLitePCL.raw;

namespace LandPlanner.GeoPackage;

/// <summary>A prepared statement, bound and stepped without ADO.NET between: parameters from 1, columns from
/// 0.</summary>
internal sealed class Statement : IDisposable
{
    private readonly Database _database;
    private readonly sqlite3_stmt _statement;

    public Statement(Database database, string sql)
    {
        _database = database;
        database.Check(sqlite3_prepare_v2(database.Handle, sql, out _statement));
    }

    public Statement Bind(int index, long value) => Checked(sqlite3_bind_int64(_statement, index, value));

    public Statement Bind(int index, double value) =>
        double.IsFinite(value) ? Checked(sqlite3_bind_double(_statement, index, value)) : BindNull(index);

    public Statement BindNull(int index) => Checked(sqlite3_bind_null(_statement, index));

    public Statement Bind(int index, string? value) =>
        value is null ? BindNull(index) : BindUtf8(index, System.Text.Encoding.UTF8.GetBytes(value));

    // An empty span has no address, and SQLite takes text without an address for null.
    public Statement BindUtf8(int index, ReadOnlySpan<byte> value) => Checked(
        value.IsEmpty ? sqlite3_bind_text(_statement, index, "") : sqlite3_bind_text(_statement, index, value));

    public Statement BindBlob(int index, ReadOnlySpan<byte> value) => Checked(
        value.IsEmpty ? sqlite3_bind_zeroblob(_statement, index, 0) : sqlite3_bind_blob(_statement, index, value));

    /// <summary>Binds a value of any <see cref="Features.FieldType"/>, null included.</summary>
    public Statement BindValue(int index, object? value) => value switch
    {
        null => BindNull(index),
        string text => Bind(index, text),
        long number => Bind(index, number),
        int number => Bind(index, number),
        double number => Bind(index, number),
        bool truth => Bind(index, truth ? 1L : 0L),
        DateOnly date => Bind(index, Moments.Write(date)),
        DateTime moment => Bind(index, Moments.Write(moment)),
        byte[] bytes => BindBlob(index, bytes),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} cannot be stored."),
    };

    /// <summary>True while there is a row.</summary>
    public bool Step()
    {
        var code = sqlite3_step(_statement);
        if (code is SQLITE_ROW or SQLITE_DONE)
            return code == SQLITE_ROW;
        sqlite3_reset(_statement);
        _database.Check(code);
        return false;
    }

    /// <summary>Runs to the end and makes it ready to run again.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        sqlite3_reset(_statement);
    }

    public Statement Reset()
    {
        sqlite3_reset(_statement);
        return this;
    }

    public bool IsNull(int column) => sqlite3_column_type(_statement, column) == SQLITE_NULL;

    /// <summary>SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL.</summary>
    public int TypeOf(int column) => sqlite3_column_type(_statement, column);

    public long Long(int column) => sqlite3_column_int64(_statement, column);

    public double Real(int column) => sqlite3_column_double(_statement, column);

    public string Text(int column) => System.Text.Encoding.UTF8.GetString(sqlite3_column_blob(_statement, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => sqlite3_column_blob(_statement, column);

    /// <summary>A number or text as text, for columns other programs may have written in.</summary>
    public string AnyText(int column) => TypeOf(column) switch
    {
        SQLITE_INTEGER => Long(column).ToString(CultureInfo.InvariantCulture),
        SQLITE_FLOAT => Real(column).ToString(CultureInfo.InvariantCulture),
        _ => Text(column),
    };

    public void Dispose() => _statement.Dispose();

    private Statement Checked(int code)
    {
        if (code != SQLITE_OK)
            _database.Check(code);
        return this;
    }
}
