using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Store;

public sealed class IndexSortTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("index-sort-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Runs_meet_in_a_file_where_there_is_a_place_for_one()
    {
        Assert.Contains("temp_store=FILE", IndexSort.Prepare(_directory), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void Without_a_place_for_files_memory_must_do() =>
        Assert.Contains(
            "temp_store=MEMORY",
            IndexSort.Prepare(Path.Combine(_directory, "missing")),
            StringComparison.Ordinal
        );

    // More rows than one run holds, in no order: the index must still find each of them, and say what comes twice.
    [Fact]
    public void What_takes_many_runs_is_in_order_and_leaves_the_connection_as_it_was()
    {
        using var store = EvidenceStore.Open(Path.Combine(_directory, "evidence.db"));
        store.Run(
            """
            CREATE TABLE much(key TEXT, twice INTEGER);
            INSERT INTO much WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)
              SELECT printf('%08x-%040d', i * 2654435761 % 4294967296, i), i / 2 FROM n;
            """
        );
        var cache = store.Scalar("PRAGMA cache_size");
        IndexSort.Run(store.Database, ["CREATE UNIQUE INDEX much_key ON much(key)"]);
        Assert.Equal(0, store.Scalar("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"));
        Assert.Equal(
            120_000,
            store.Scalar("SELECT count(*) FROM (SELECT key FROM much INDEXED BY much_key ORDER BY key)")
        );
        Assert.Throws<IOException>(() =>
            IndexSort.Run(store.Database, ["CREATE UNIQUE INDEX much_twice ON much(twice)"])
        );
        Assert.Equal(cache, store.Scalar("PRAGMA cache_size"));
    }
}
