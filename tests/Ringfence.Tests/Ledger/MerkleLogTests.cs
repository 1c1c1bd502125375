using System.Text;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;

namespace Ringfence.Tests.Ledger;

public sealed class MerkleLogTests : IDisposable
{
    private const string Origin = "ringfence.example.com/test";
    private readonly TemporaryFolder _folder = new();
    private readonly ICheckpointSigner _signer;

    public MerkleLogTests() => _signer = KeyFile.OpenOrCreate(_folder["key"], Origin);

    [Fact]
    public async Task Appended_entries_get_consecutive_indexes_and_are_there_after_reopening()
    {
        await using (MerkleLog log = Open())
        {
            for (int i = 0; i < 600; i++)
            {
                Assert.Equal(i, await log.AppendAsync(Entry(i)));
            }

            Assert.Equal(600, log.Size);
        }

        await using MerkleLog again = Open();
        Assert.Equal(600, again.Size);
        Assert.Null(again.RecoveryNote);
        Assert.Equal(600, await again.AppendAsync(Entry(600)));
        await again.PublishAsync();
        Assert.Equal(RootOf(601), Parse(again.Checkpoint).Root);
    }

    [Fact]
    public async Task Appends_from_many_callers_each_get_an_index_of_their_own()
    {
        await using MerkleLog log = Open();
        Task<long>[] appends = new Task<long>[2000];
        Parallel.For(0, appends.Length, i => appends[i] = log.AppendAsync(Entry(i)).AsTask());
        long[] indexes = await Task.WhenAll(appends);
        Assert.Equal(Enumerable.Range(0, appends.Length).Select(i => (long)i), indexes.Order());
    }

    [Fact]
    public async Task An_entry_may_be_empty_or_as_long_as_its_length_field_can_say_but_no_longer()
    {
        await using MerkleLog log = Open();
        Assert.Equal(0, await log.AppendAsync(Array.Empty<byte>()));
        Assert.Equal(1, await log.AppendAsync(new byte[MerkleLog.MaxEntryBytes]));
        ArgumentException tooLong = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await log.AppendAsync(new byte[MerkleLog.MaxEntryBytes + 1])
        );
        Assert.Contains("65535", tooLong.Message, StringComparison.Ordinal);
        Assert.Equal(2, await log.AppendAsync(Entry(2)));
    }

    [Fact]
    public async Task A_ledger_has_one_writer()
    {
        await using MerkleLog log = Open();
        LedgerFault fault = Assert.Throws<LedgerFault>(() => Open());
        Assert.Contains("in use", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_closing_appends_fail_and_the_directory_is_free()
    {
        MerkleLog log = Open();
        await log.DisposeAsync();
        await log.DisposeAsync();
        LedgerFault fault = await Assert.ThrowsAsync<LedgerFault>(async () => await log.AppendAsync(Entry(0)));
        Assert.False(fault.Retryable);
        await Assert.ThrowsAsync<LedgerFault>(log.PublishAsync);
        await Open().DisposeAsync();
    }

    [Fact]
    public async Task Closing_commits_what_still_waits()
    {
        MerkleLog log = Open();
        List<Task<long>> appends = [];
        for (int i = 0; i < 500; i++)
        {
            appends.Add(log.AppendAsync(Entry(i)).AsTask());
        }

        await log.DisposeAsync();
        await Task.WhenAll(appends);
        await using MerkleLog again = Open();
        Assert.Equal(500, again.Size);
    }

    [Fact]
    public async Task Another_key_or_origin_does_not_open_a_ledger()
    {
        await Open().DisposeAsync();
        using ICheckpointSigner other = KeyFile.OpenOrCreate(_folder["other"], Origin);
        LedgerFault fault = Assert.Throws<LedgerFault>(() => MerkleLog.Open(Options(), other, TimeProvider.System));
        Assert.Contains("key that this ledger was made with", fault.Message, StringComparison.Ordinal);
        LedgerOptions moved = Options() with { Origin = "elsewhere.example.com" };
        Assert.Throws<LedgerFault>(() => MerkleLog.Open(moved, _signer, TimeProvider.System));
    }

    [Fact]
    public void Options_that_are_wrong_are_all_told_at_once()
    {
        LedgerOptions options = new()
        {
            Directory = "",
            Origin = "two words",
            PublishEvery = TimeSpan.Zero,
            Witnesses = ["nobody"],
        };
        Assert.Equal(4, options.Problems().Count());
        var fault = Assert.Throws<LedgerFault>(() => MerkleLog.Open(options, _signer, TimeProvider.System));
        Assert.All(options.Problems(), problem => Assert.Contains(problem, fault.Message, StringComparison.Ordinal));
        Assert.Empty(Options().Problems());
    }

    [Fact]
    public async Task Entries_and_proofs_are_given_for_everything_appended()
    {
        await using var log = Open();
        for (var i = 0; i < 5; i++)
        {
            await log.AppendAsync(Entry(i));
        }

        Assert.Equal(Entry(4), await log.ReadAsync(4));
        var earlier = Parse(log.Checkpoint);
        await log.AppendAsync(Entry(5));
        var proof = await log.ProveInclusionAsync(5);
        Assert.True(proof.Verifies(Entry(5), [VerifierKey.Parse(_signer.VerifierKey)], out _));
        var now = Parse(log.Checkpoint);
        TreeHash[] path = [.. log.ProveConsistency(earlier.Size)];
        Assert.True(ConsistencyProof.Verifies(earlier.Size, earlier.Root, now.Size, now.Root, path));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await log.ReadAsync(6));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await log.ProveInclusionAsync(-1));
    }

    [Fact]
    public async Task Any_published_size_is_proven_to_be_the_beginning_of_any_later_one()
    {
        await using var log = Open();
        List<Checkpoint> published = [];
        for (var i = 0; i < 11; i++)
        {
            await log.AppendAsync(Entry(i));
            await log.PublishAsync();
            published.Add(Parse(log.Checkpoint));
        }

        foreach (var older in published)
        {
            foreach (var newer in published.Where(newer => newer.Size >= older.Size))
            {
                TreeHash[] path = [.. log.ProveConsistency(older.Size, newer.Size)];
                Assert.True(ConsistencyProof.Verifies(older.Size, older.Root, newer.Size, newer.Root, path));
                var another = older.Size == newer.Size ? TreeHash.EmptyRoot : newer.Root;
                Assert.False(ConsistencyProof.Verifies(older.Size, another, newer.Size, newer.Root, path));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => log.ProveConsistency(3, 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.ProveConsistency(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.ProveConsistency(-1, 3));
    }

    [Fact]
    public async Task A_reader_needs_no_lock_and_sees_the_journal_but_proves_only_what_is_published()
    {
        await using var log = MerkleLog.Open(
            Options() with
            {
                PublishEvery = Timeout.InfiniteTimeSpan,
            },
            _signer,
            TimeProvider.System
        );
        await log.AppendAsync(Entry(0));
        await log.PublishAsync();
        await log.AppendAsync(Entry(1));
        var reader = LedgerReader.Open(_folder["log"]);
        Assert.Equal((2, 1), (reader.Size, reader.PublishedSize));
        Assert.Equal([Entry(0), Entry(1)], reader.Entries().Select(entry => entry.Bytes));
        Assert.Equal([1L], reader.Entries(1).Select(entry => entry.Index));
        Assert.Empty(reader.Entries(2));
        Assert.Equal(Entry(1), reader.Read(1));
        Assert.Equal(0, reader.ProveInclusion(0).Index);
        var unpublished = Assert.Throws<ArgumentOutOfRangeException>(() => reader.ProveInclusion(1));
        Assert.Contains("not published yet", unpublished.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(2));
    }

    [Fact]
    public void A_directory_that_is_no_ledger_is_not_read()
    {
        Directory.CreateDirectory(_folder["empty"]);
        Assert.Throws<InvalidDataException>(() => LedgerReader.Open(_folder["empty"]));
    }

    [Fact]
    public async Task A_lost_checkpoint_is_not_replaced_by_a_new_one()
    {
        await using (MerkleLog log = Open())
        {
            await log.AppendAsync(Entry(0));
        }

        File.Delete(_folder["log/checkpoint"]);
        LedgerFault fault = Assert.Throws<LedgerFault>(() => Open());
        Assert.Contains("checkpoint is missing", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _signer.Dispose();
        _folder.Dispose();
    }

    private static byte[] Entry(int i) => Encoding.UTF8.GetBytes($"{{\"entry\":{i}}}");

    private static TreeHash RootOf(int size)
    {
        Frontier tree = new();
        for (int i = 0; i < size; i++)
        {
            tree.Append(TreeHash.OfLeaf(Entry(i)));
        }

        return tree.Root();
    }

    private static Checkpoint Parse(string note)
    {
        Assert.True(SignedCheckpoint.TryParse(Encoding.UTF8.GetBytes(note), out SignedCheckpoint? signed, out _));
        return signed.Checkpoint;
    }

    private LedgerOptions Options() => new() { Directory = _folder["log"], Origin = Origin };

    private MerkleLog Open() => MerkleLog.Open(Options(), _signer, TimeProvider.System);
}
