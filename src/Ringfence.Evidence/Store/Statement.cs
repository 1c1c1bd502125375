using System.Text;
using SQLitePCL;

namespace Ringfence.Evidence.Store;

/// <summary>A prepared statement on SQLite's own interface: bytes in, bytes out, nothing boxed.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="IOException">The statement is not SQL, or the store is damaged.</exception>
    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement, out var rest));
        Rest = rest.Trim();
    }

    /// <summary>What stands behind the first statement, and is not run.</summary>
    public string Rest { get; }

    /// <summary>How many values it wants.</summary>
    public int Parameters => raw.sqlite3_bind_parameter_count(_statement);

    /// <summary>Runs one statement that asks nothing.</summary>
    /// <exception cref="IOException">As <see cref="Step"/>.</exception>
    public static void Execute(sqlite3 database, string sql)
    {
        using var statement = new Statement(database, sql);
        statement.Step();
    }

    public int Columns => raw.sqlite3_column_count(_statement);

    public string Name(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    public bool ReadOnly => raw.sqlite3_stmt_readonly(_statement) != 0;

    public void Bind(int index, ReadOnlySpan<byte> text) => raw.sqlite3_bind_text(_statement, index, text);

    public void Bind(int index, long number) => raw.sqlite3_bind_int64(_statement, index, number);

    public void Bind(int index, double number) => raw.sqlite3_bind_double(_statement, index, number);

    public void Bind(int index, string? text)
    {
        if (text is null)
        {
            raw.sqlite3_bind_null(_statement, index);
        }
        else
        {
            raw.sqlite3_bind_text(_statement, index, Encoding.UTF8.GetBytes(text));
        }
    }

    public void BindBlob(int index, ReadOnlySpan<byte> bytes) => raw.sqlite3_bind_blob(_statement, index, bytes);

    public void BindNull(int index) => raw.sqlite3_bind_null(_statement, index);

    /// <summary>The number of a named parameter; 0 when the statement has none of that name.</summary>
    public int Parameter(string name) => raw.sqlite3_bind_parameter_index(_statement, name);

    /// <summary>True when there is a row.</summary>
    /// <exception cref="IOException">The disk is full, the store damaged, or locked by another process.</exception>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }

        return false;
    }

    /// <summary>Every parameter is null.</summary>
    public void Clear() => raw.sqlite3_clear_bindings(_statement);

    public void Reset() => raw.sqlite3_reset(_statement);

    public int Type(int column) => raw.sqlite3_column_type(_statement, column);

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public string? Text(int column) =>
        Type(column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new IOException($"the evidence store: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
        }
    }
}
