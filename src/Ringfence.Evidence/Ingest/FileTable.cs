using Ringfence.Evidence.Store;
using SQLitePCL;

namespace Ringfence.Evidence.Ingest;

/// <summary>The store's list of files that were read, and of what was set aside in them.</summary>
internal sealed class FileTable(sqlite3 database) : IDisposable
{
    private readonly Statement _add = new(
        database,
        "INSERT INTO file(id, path, size, stamp, name, sha256, kinds) VALUES(?, ?, ?, ?, ?, ?, ?)"
    );

    // Under a stamp that no file has: the next ingest knows it not, and reads it again.
    private readonly Statement _again = new(database, "UPDATE file SET stamp = -id WHERE id = ?");
    private long _last;
    private readonly Statement _aside = new(database, "INSERT INTO set_aside(file, offset, reason) VALUES(?, ?, ?)");

    /// <summary>The number of the file that comes next: its rows are written before it is.</summary>
    public long Next()
    {
        if (_last == 0)
        {
            using var last = new Statement(database, "SELECT coalesce(max(id), 0) FROM file");
            last.Step();
            _last = last.Number(0);
        }

        return ++_last;
    }

    public void Add(long id, InputFile input, ParsedFile file)
    {
        _add.Bind(1, id);
        _add.Bind(2, input.Path);
        _add.Bind(3, input.Size);
        _add.Bind(4, input.Stamp);
        _add.Bind(5, Path.GetFileName(input.Path));
        _add.Bind(6, file.Sha256);
        _add.Bind(
            7,
            string.Join(
                ';',
                file.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key}={kind.Value}")
            )
        );
        _add.Step();
        _add.Reset();
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
        _add.Dispose();
        _again.Dispose();
        _aside.Dispose();
    }
}
