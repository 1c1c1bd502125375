using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Ledger;
using Ringfence.Ledger.Archiving;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Verification;

namespace Ringfence.Tests.Ledger.Archiving;

public sealed class ArchiveCopyTests : IDisposable
{
    private const string Origin = "ringfence.example.com/archived";
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly ICheckpointSigner _signer;

    public ArchiveCopyTests() => _signer = KeyFile.OpenOrCreate(_folder["key"], Origin);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        (_signer as IDisposable)?.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(70_000)]
    public async Task The_archive_is_the_ledger_byte_for_byte(int entries)
    {
        var archive = new MemoryArchive();
        await using (var log = Open("log"))
        {
            await AppendAsync(log, entries);
            await new ArchiveCopy(log, _signer, archive).CopyAsync(Cancel);
        }

        var files = Files("log").Where(path => path != "lock" && !path.StartsWith("journal", StringComparison.Ordinal));
        Assert.All(files, path => Assert.Equal(File.ReadAllBytes(_folder[$"log/{path}"]), archive[path]));
        Assert.Equal(entries, archive.Verify(archive.Writes.Count, _signer.VerifierKey)!.Size);
    }

    [Fact]
    public void At_every_write_what_is_there_verifies_and_never_goes_back() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(
                Gen.Choose(1, 600).ArrayOf(4).ToArbitrary(),
                rounds =>
                {
                    var archive = RunAsync(rounds).GetAwaiter().GetResult();
                    Assert.Equal(rounds.Sum(), AssertEveryPrefixVerifies(archive));
                }
            )
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_call_the_next_copy_ends_what_was_begun(bool losesAnAnswer)
    {
        // As many calls as the whole takes, and one more, at which nothing fails.
        for (var at = 1; at < 40; at++)
        {
            using var folder = TemporaryFolder.InMemory();
            var archive = new MemoryArchive { FailsAt = at, LosesAnAnswer = losesAnAnswer };
            await using var log = Open(folder["log"]);
            await AppendAsync(log, 300);
            var copy = new ArchiveCopy(log, _signer, archive);
            await AttemptAsync(copy);
            await AppendAsync(log, 290);

            archive.FailsAt = null;
            // The process that was killed, and one that only lost its connection.
            copy = at % 2 == 0 ? copy : new ArchiveCopy(log, _signer, archive);
            await copy.CopyAsync(Cancel);

            Assert.Equal(590, copy.Size);
            Assert.Equal(590, AssertEveryPrefixVerifies(archive));
            Assert.Equal(
                archive.Writes.Count,
                archive.Writes.Select(write => (write.Path, Convert.ToBase64String(write.Bytes))).Distinct().Count()
            );
        }
    }

    [Fact]
    public async Task What_is_copied_already_is_not_asked_for_again()
    {
        var archive = new MemoryArchive();
        await using var log = Open("log");
        await AppendAsync(log, 10);
        var copy = new ArchiveCopy(log, _signer, archive);
        await copy.CopyAsync(Cancel);
        var calls = archive.Calls;

        await copy.CopyAsync(Cancel);
        Assert.Equal(calls, archive.Calls);

        await AppendAsync(log, 10);
        await copy.CopyAsync(Cancel);
        // A bundle, a tile, the checkpoint.
        Assert.Equal(calls + 3, archive.Calls);
    }

    [Fact]
    public async Task Another_history_in_the_archive_stops_the_ledger()
    {
        var archive = new MemoryArchive();
        await using (var first = Open("first"))
        {
            await AppendAsync(first, 20);
            await new ArchiveCopy(first, _signer, archive).CopyAsync(Cancel);
        }

        await using var other = Open("other");
        await AppendAsync(other, 30, "other");
        var writes = archive.Writes.Count;

        var fault = await Assert.ThrowsAsync<LedgerFault>(() =>
            new ArchiveCopy(other, _signer, archive).CopyAsync(Cancel)
        );

        Assert.False(fault.Retryable);
        Assert.Contains("20 entries that are not the beginning of the 30 here", fault.Message);
        Assert.Equal(writes, archive.Writes.Count);
        Assert.Same(fault, other.Fault);
        await Assert.ThrowsAsync<LedgerFault>(async () => await other.AppendAsync(new byte[1]));
    }

    [Fact]
    public async Task A_ledger_that_was_put_back_to_an_earlier_state_is_stopped()
    {
        var archive = new MemoryArchive();
        await using (var log = Open("log"))
        {
            await AppendAsync(log, 20);
        }

        LedgerCopy("log", "backup");
        await using (var log = Open("log"))
        {
            await AppendAsync(log, 20);
            await new ArchiveCopy(log, _signer, archive).CopyAsync(Cancel);
        }

        await using var restored = Open("backup");
        var fault = await Assert.ThrowsAsync<LedgerFault>(() =>
            new ArchiveCopy(restored, _signer, archive).LookAsync(Cancel)
        );
        Assert.Contains("40 entries that are not the beginning of the 20 here", fault.Message);
        Assert.NotNull(restored.Fault);
    }

    [Fact]
    public async Task A_ledger_that_is_brought_to_where_its_archive_is_goes_on()
    {
        var archive = new MemoryArchive();
        await using (var log = Open("log"))
        {
            await AppendAsync(log, 20);
        }

        LedgerCopy("log", "backup");
        await using (var log = Open("log"))
        {
            await AppendAsync(log, 300);
            await new ArchiveCopy(log, _signer, archive).CopyAsync(Cancel);
        }

        foreach (var (path, bytes) in archive.Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[$"backup/{path}"])!);
            File.WriteAllBytes(_folder[$"backup/{path}"], bytes);
        }

        await using var restored = Open("backup");
        await AppendAsync(restored, 5);
        await new ArchiveCopy(restored, _signer, archive).CopyAsync(Cancel);
        Assert.Equal(325, archive.Verify(archive.Writes.Count, _signer.VerifierKey)!.Size);
        Assert.True(
            LedgerVerifier.Verify(_folder["backup"], new VerificationOptions { VerifierKey = _signer.VerifierKey }).Ok
        );
    }

    [Fact]
    public async Task Another_ledgers_archive_is_left_alone_and_calls_go_on()
    {
        var archive = new MemoryArchive();
        using var otherKey = KeyFile.OpenOrCreate(_folder["other.key"], "ringfence.example.com/other");
        await using (var other = Open("other", otherKey))
        {
            await AppendAsync(other, 5);
            await new ArchiveCopy(other, otherKey, archive).CopyAsync(Cancel);
        }

        var writes = archive.Writes.Count;
        await using var log = Open("log");
        await AppendAsync(log, 5);
        var fault = await Assert.ThrowsAsync<LedgerFault>(() =>
            new ArchiveCopy(log, _signer, archive).CopyAsync(Cancel)
        );
        Assert.Contains("holds the ledger ringfence.example.com/other", fault.Message);
        Assert.Equal(writes, archive.Writes.Count);
        Assert.Null(log.Fault);
    }

    [Fact]
    public async Task A_tile_that_somebody_put_there_is_not_vouched_for()
    {
        var archive = new MemoryArchive();
        await using var log = Open("log");
        await AppendAsync(log, 5);
        archive.Put("tile/entries/000.p/5", [1, 2, 3]);

        var fault = await Assert.ThrowsAsync<LedgerFault>(() =>
            new ArchiveCopy(log, _signer, archive).CopyAsync(Cancel)
        );

        Assert.Contains("another tile/entries/000.p/5", fault.Message);
        Assert.Equal(0, archive.Verify(archive.Writes.Count, _signer.VerifierKey)!.Size);
    }

    [Fact]
    public async Task What_was_altered_on_the_disk_is_not_archived()
    {
        var archive = new MemoryArchive();
        await using var log = Open("log");
        await AppendAsync(log, 300);
        var bundle = _folder["log/tile/entries/000"];
        var bytes = File.ReadAllBytes(bundle);
        bytes[10] ^= 1;
        File.WriteAllBytes(bundle, bytes);

        var fault = await Assert.ThrowsAsync<LedgerFault>(() =>
            new ArchiveCopy(log, _signer, archive).CopyAsync(Cancel)
        );

        Assert.Contains("damaged, and nothing of it is archived: tile/entries/000, entry 0", fault.Message);
        Assert.Equal(["vkey", "checkpoint"], archive.Writes.Select(write => write.Path));
    }

    private async Task<MemoryArchive> RunAsync(int[] rounds)
    {
        using var folder = TemporaryFolder.InMemory();
        var archive = new MemoryArchive();
        await using var log = Open(folder["log"]);
        var copy = new ArchiveCopy(log, _signer, archive);
        foreach (var entries in rounds)
        {
            await AppendAsync(log, entries);
            await copy.CopyAsync(Cancel);
        }

        return archive;
    }

    private long AssertEveryPrefixVerifies(MemoryArchive archive)
    {
        long size = 0;
        for (var writes = 1; writes <= archive.Writes.Count; writes++)
        {
            if (archive.Verify(writes, _signer.VerifierKey) is { } report)
            {
                Assert.True(report.Ok, $"after {writes} writes: {string.Join("; ", report.Findings)}");
                Assert.True(report.Size >= size);
                size = report.Size;
            }
        }

        return size;
    }

    private static async Task AttemptAsync(ArchiveCopy copy)
    {
        try
        {
            await copy.CopyAsync(Cancel);
        }
        catch (IOException)
        {
            // What is told to fail fails.
        }
    }

    private MerkleLog Open(string directory, ICheckpointSigner? signer = null) =>
        MerkleLog.Open(
            new LedgerOptions
            {
                Directory = _folder[directory],
                Origin = signer is null ? Origin : VerifierKey.Parse(signer.VerifierKey).Name,
                PublishEvery = Timeout.InfiniteTimeSpan,
            },
            signer ?? _signer,
            TimeProvider.System
        );

    private static async Task AppendAsync(MerkleLog log, int count, string what = "entry")
    {
        var first = log.Size;
        await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(at => log.AppendAsync(Encoding.UTF8.GetBytes($"{{\"{what}\":{first + at}}}")).AsTask())
        );
        await log.PublishAsync();
    }

    private void LedgerCopy(string from, string to)
    {
        foreach (var path in Files(from).Where(path => path != "lock"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[$"{to}/{path}"])!);
            File.Copy(_folder[$"{from}/{path}"], _folder[$"{to}/{path}"]);
        }
    }

    private IEnumerable<string> Files(string directory) =>
        Directory
            .EnumerateFiles(_folder[directory], "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder[directory], file));
}
