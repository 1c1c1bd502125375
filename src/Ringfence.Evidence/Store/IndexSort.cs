using SQLitePCL;

namespace Ringfence.Evidence.Store;

/// <summary>
/// How SQLite sorts when indexes are made of a whole table: in runs that a processor's cache holds, which two threads sort while a third
/// reads the table on, and which meet in a file. In memory it would sort all at once on one thread (decision 0035).
/// </summary>
/// <remarks>
/// The file has no name once it is open, lies in the first of <c>SQLITE_TMPDIR</c>, <c>TMPDIR</c>, <c>/var/tmp</c> and <c>/tmp</c> that can be
/// written (<see href="https://sqlite.org/tempfiles.html">Temporary Files Used By SQLite</see>), and takes as much as the largest index.
/// </remarks>
internal static class IndexSort
{
    // SQLite sorts runs as large as its page cache, at least 250 pages: of 2 to 32 MB the smallest took the least time.
    private const string SmallCache = "PRAGMA cache_size=-2048";

    /// <summary>For a connection that will write; it cannot be said within a transaction.</summary>
    /// <param name="temporary">The directory for temporary files.</param>
    public static string Prepare(string temporary) =>
        CanKeepFiles(temporary) ? "PRAGMA temp_store=FILE; PRAGMA threads=2;" : "PRAGMA temp_store=MEMORY;";

    /// <summary>Makes indexes.</summary>
    /// <param name="statements"><c>CREATE INDEX</c> each.</param>
    /// <exception cref="IOException">No room for the sort or the index, a key that is not unique, or a damaged store.</exception>
    public static void Run(sqlite3 database, IEnumerable<string> statements) =>
        Small(
            database,
            () =>
            {
                foreach (var statement in statements)
                {
                    Statement.Execute(database, statement);
                }
            }
        );

    /// <summary>Does what sorts in runs that take little memory.</summary>
    /// <exception cref="IOException">As <see cref="Run"/>.</exception>
    public static void Small(sqlite3 database, Action work)
    {
        using var cache = new Statement(database, "PRAGMA cache_size");
        cache.Step();
        var before = cache.Number(0);
        cache.Reset();
        Statement.Execute(database, SmallCache);
        try
        {
            work();
        }
        catch (IOException full) when (full.Message.EndsWith("disk is full", StringComparison.Ordinal))
        {
            throw new IOException(
                $"{full.Message}: where the store lies, or where what is sorted lies in a file of its size ({Path.GetTempPath()}, unless SQLITE_TMPDIR names another directory)",
                full
            );
        }
        finally
        {
            Statement.Execute(database, FormattableString.Invariant($"PRAGMA cache_size={before}"));
        }
    }

    // A container whose root cannot be written may have no place for files; then memory must do.
    private static bool CanKeepFiles(string directory)
    {
        try
        {
            using var probe = new FileStream(
                Path.Combine(directory, Path.GetRandomFileName()),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
