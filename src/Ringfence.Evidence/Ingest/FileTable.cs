using Ringfence.Evidence.Store;
using SQLitePCL;

namespace Ringfence.Evidence.Ingest;

/// <summary>The store's list of files that were read, and of what was set aside in them.</summary>
internal sealed class FileTable(sqlite3 database) : IDisposable
{
    private readonly Statement _begin = new(
        database,
        "INSERT INTO file(path, size, stamp, name, sha256, kinds) VALUES(?, ?, ?, ?, '', '')"
    );
    private readonly Statement _end = new(database, "UPDATE file SET sha256 = ?, kinds = ? WHERE id = ?");

    // Under a stamp that no file has: the next ingest knows it not, and reads it again.
    private readonly Statement _again = new(database, "UPDATE file SET stamp = -id WHERE id = ?");
    private readonly Statement _aside = new(database, "INSERT INTO set_aside(file, offset, reason) VALUES(?, ?, ?)");

    public long Begin(InputFile file)
    {
        _begin.Bind(1, file.Path);
        _begin.Bind(2, file.Size);
        _begin.Bind(3, file.Stamp);
        _begin.Bind(4, Path.GetFileName(file.Path));
        _begin.Step();
        _begin.Reset();
        return raw.sqlite3_last_insert_rowid(database);
    }

    public void End(long id, ParsedFile file)
    {
        _end.Bind(1, file.Sha256);
        _end.Bind(
            2,
            string.Join(
                ';',
                file.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key}={kind.Value}")
            )
        );
        _end.Bind(3, id);
        _end.Step();
        _end.Reset();
        if (file.Unreadable)
        {
            _again.Bind(1, id);
            _again.Step();
            _again.Reset();
        }

        foreach (var malformed in file.Malformed)
        {
            _aside.Bind(1, id);
            _aside.Bind(2, malformed.Offset);
            _aside.Bind(3, malformed.Reason);
            _aside.Step();
            _aside.Reset();
        }
    }

    public static IEnumerable<(string Kind, long Count)> Kinds(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .Select(pair => (pair[0], long.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Kinds that are counted and kept no rows of.</summary>
    public static bool HasRows(string kind) =>
        kind is not ("object-metadata" or "postgresql-other" or "lake-signature" or "delivery-test");

    public void Dispose()
    {
        _begin.Dispose();
        _end.Dispose();
        _again.Dispose();
        _aside.Dispose();
    }
}
