using Ringfence.Evidence.Ingest;
using SQLitePCL;

namespace Ringfence.Evidence.Store;

/// <summary>Writes rows of parsed files; the same row is written once.</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly sqlite3 _database;
    private readonly Words _words;
    private readonly Statement[] _inserts;
    private KeysOfLoad? _keys;

    public RowWriter(sqlite3 database)
    {
        _database = database;
        _words = new Words(database);
        _inserts = [.. Tables.All.Select(table => new Statement(database, table.Insert))];
    }

    /// <summary>
    /// Events come into a table that has none: their unique index is left away until <see cref="EndLoad"/>, or until one seems to come twice. What
    /// is cut off in between gets its index when the store is next opened for writing.
    /// </summary>
    public void BeginLoad()
    {
        _keys = new KeysOfLoad();
        Statement.Execute(_database, $"DROP INDEX IF EXISTS {Tables.Event.KeyIndex}");
    }

    /// <summary>Makes the index that <see cref="BeginLoad"/> left away.</summary>
    public void EndLoad()
    {
        if (_keys is not null)
        {
            _keys = null;
            IndexSort.Run(_database, [Tables.Event.CreateKey]);
        }
    }

    /// <summary>Writes one row; false when the store has it already.</summary>
    public bool Write(Row row, long file)
    {
        var table = row.Table;
        if (_keys is not null && table == Tables.Event && !_keys.IsNew(row.Text(0)))
        {
            EndLoad();
        }

        var insert = _inserts[table.Number];
        insert.Clear();
        insert.Bind(1, file);
        for (var at = 0; at < table.Columns.Count; at++)
        {
            if (row.IsNull(at))
            {
                continue;
            }

            if (table.Columns[at].Kind == ColumnKind.Number)
            {
                insert.Bind(at + 2, row.Number(at));
            }
            else if (table.Columns[at].Kind == ColumnKind.Word)
            {
                insert.Bind(at + 2, _words.Of(row.Text(at)));
            }
            else
            {
                insert.Bind(at + 2, row.Text(at));
            }
        }

        insert.Step();
        insert.Reset();
        return raw.sqlite3_changes(_database) > 0;
    }

    public long WordOf(string word) => _words.Of(System.Text.Encoding.UTF8.GetBytes(word));

    public void Dispose()
    {
        _words.Dispose();
        foreach (var insert in _inserts)
        {
            insert.Dispose();
        }
    }
}
