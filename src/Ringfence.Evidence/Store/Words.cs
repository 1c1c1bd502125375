using SQLitePCL;

namespace Ringfence.Evidence.Store;

/// <summary>Texts that many rows share, by number. A word is looked for in memory first, then in the store, and made where it is in neither.</summary>
internal sealed class Words : IDisposable
{
    // At most this many are kept in memory; then it is emptied, and the store is asked again.
    private const int MostInMemory = 1_000_000;

    private readonly Statement _find;
    private readonly Statement _add;
    private readonly sqlite3 _database;
    private readonly WordTable _known = new();

    // True while memory holds every word of the store: a miss is then new.
    private bool _complete;

    public Words(sqlite3 database)
    {
        _database = database;
        _find = new Statement(database, "SELECT id FROM word WHERE value = ?");
        _add = new Statement(database, "INSERT INTO word(value) VALUES(?)");
        using var any = new Statement(database, "SELECT 1 FROM word LIMIT 1");
        _complete = !any.Step();
    }

    public long Of(ReadOnlySpan<byte> word)
    {
        var id = _known.Find(word);
        if (id != 0)
        {
            return id;
        }

        if (_known.Count >= MostInMemory || !_known.HasRoom(word.Length))
        {
            _known.Clear();
            _complete = false;
        }

        id = _complete ? Add(word) : Find(word) ?? Add(word);
        _known.Add(word, id);
        return id;
    }

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
    }

    private long? Find(ReadOnlySpan<byte> word)
    {
        _find.Bind(1, word);
        long? found = _find.Step() ? _find.Number(0) : null;
        _find.Reset();
        return found;
    }

    private long Add(ReadOnlySpan<byte> word)
    {
        _add.Bind(1, word);
        _add.Step();
        _add.Reset();
        return raw.sqlite3_last_insert_rowid(_database);
    }
}
