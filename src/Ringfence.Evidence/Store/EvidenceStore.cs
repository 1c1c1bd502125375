using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ringfence.Evidence.Store;

/// <summary>
/// The evidence store: one SQLite file, write-ahead logged. One process writes at a time; any number read. What a crash leaves is what
/// the last whole file left.
/// </summary>
public sealed class EvidenceStore : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly SqliteConnection _connection;

    private EvidenceStore(SqliteConnection connection, string path) => (_connection, Path) = (connection, path);

    /// <summary>The file.</summary>
    public string Path { get; }

    internal sqlite3 Database => _connection.Handle!;

    /// <summary>Opens for writing; makes the file, readable by its owner alone, where there is none.</summary>
    /// <exception cref="IOException">It cannot be opened, or is no store, or one of a newer version.</exception>
    public static EvidenceStore Open(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
        {
            using var made = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            );
        }

        var store = Connect(path, SqliteOpenMode.ReadWriteCreate);
        store.Run(
            $"PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-131072; {IndexSort.Prepare(System.IO.Path.GetTempPath())}"
        );
        var version = store.Scalar("PRAGMA user_version");
        if (version > Schema.Version)
        {
            store.Dispose();
            throw new IOException(
                $"'{path}' was written by a newer Ringfence (store version {version}; this one knows {Schema.Version})"
            );
        }

        // All of it or nothing: an upgrade that is cut off is done again.
        store.Run(
            $"BEGIN IMMEDIATE; {Schema.Upgrade(version)} {Schema.Create} {(version is > 0 and < Schema.Version ? DayCounts.Text : "")} PRAGMA user_version={Schema.Version}; COMMIT;"
        );
        return store;
    }

    /// <summary>Opens for questions: nothing can be written. A store of an older version is brought up to date first.</summary>
    /// <exception cref="IOException">There is no store, it is of a newer version, or an older one that cannot be written.</exception>
    public static EvidenceStore OpenReadOnly(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"there is no evidence store '{path}'; make one: ringfence trail ingest PATH --store {path}"
            );
        }

        var store = Connect(path, SqliteOpenMode.ReadOnly);
        if (store.Scalar("PRAGMA user_version") is > 0 and var version && version != Schema.Version)
        {
            // Questions are asked of the tables as they are now: an older store is brought up to date first.
            store.Dispose();
            Open(path).Dispose();
            store = Connect(path, SqliteOpenMode.ReadOnly);
        }

        store.Run(
            "PRAGMA query_only=1; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=1073741824;"
        );
        return store;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    internal void Run(string sql)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        catch (SqliteException error)
        {
            throw new IOException($"the evidence store: {error.Message}", error);
        }
    }

    internal long Scalar(string sql)
    {
        using var statement = new Statement(Database, sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    private static EvidenceStore Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        try
        {
            connection.Open();
        }
        catch (SqliteException error)
        {
            throw new IOException($"'{path}' cannot be opened as an evidence store: {error.Message}", error);
        }

        // The last connection that closes folds the log in, and whoever opens just then waits for that.
        raw.sqlite3_busy_timeout(connection.Handle, (int)LongestWait.TotalMilliseconds);

        return new(connection, path);
    }
}
