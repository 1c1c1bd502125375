using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Stores;

namespace Ringfence.Tests.Ledger;

/// <summary>What a running ledger does when its disk fails, and when it works again.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly FlakySigner _signer;
    private readonly ManualTimers _time = new();
    private FullDisk _disk = null!;

    public FaultTests() => _signer = new FlakySigner(KeyFile.OpenOrCreate(_folder["key"], LedgerSample.Origin));

    [Fact]
    public async Task While_the_disk_is_full_appends_fail_and_say_so()
    {
        await using var log = Open();
        await log.AppendAsync(LedgerSample.Entry(0));
        _disk.IsFull = true;
        var fault = await Assert.ThrowsAsync<LedgerFault>(async () => await log.AppendAsync(LedgerSample.Entry(1)));
        Assert.True(fault.Retryable);
        Assert.Contains("journal/", fault.Message, StringComparison.Ordinal);
        Assert.NotNull(log.Fault);
        await Assert.ThrowsAsync<LedgerFault>(async () => await log.AppendAsync(LedgerSample.Entry(1)));
        Assert.Equal(1, log.Size);
    }

    [Fact]
    public async Task However_long_the_disk_is_full_no_files_pile_up()
    {
        await using var log = Open();
        await log.AppendAsync(LedgerSample.Entry(0));
        _disk.IsFull = true;
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<LedgerFault>(async () => await log.AppendAsync(LedgerSample.Entry(1)));
        }

        Assert.Equal(2, Directory.GetFiles(_folder["log/journal"]).Length);
    }

    [Fact]
    public async Task When_there_is_space_again_the_next_append_succeeds_with_the_next_index()
    {
        await using var log = Open();
        await log.AppendAsync(LedgerSample.Entry(0));
        _disk.IsFull = true;
        await Assert.ThrowsAsync<LedgerFault>(async () => await log.AppendAsync(LedgerSample.Entry(1)));
        _disk.IsFull = false;
        Assert.Equal(1, await log.AppendAsync(LedgerSample.Entry(2)));
        Assert.Null(log.Fault);
        Assert.Equal(LedgerSample.Entry(2), await log.ReadAsync(1));
    }

    [Fact]
    public async Task The_fault_clears_by_itself_without_an_append()
    {
        await using var log = Open();
        _disk.IsFull = true;
        await Assert.ThrowsAsync<LedgerFault>(async () => await log.AppendAsync(LedgerSample.Entry(0)));
        _time.Fire();
        await log.PublishAsync();
        Assert.NotNull(log.Fault);
        _disk.IsFull = false;
        _time.Fire();
        await log.PublishAsync();
        Assert.Null(log.Fault);
    }

    [Fact]
    public async Task A_publication_that_fails_does_not_hinder_appends_and_is_made_up_for()
    {
        await using var log = Open();
        await log.AppendAsync(LedgerSample.Entry(0));
        _disk.RefusesTiles = true;
        var fault = await Assert.ThrowsAsync<LedgerFault>(log.PublishAsync);
        Assert.True(fault.Retryable);
        Assert.NotNull(log.Lag);
        Assert.Equal(1, await log.AppendAsync(LedgerSample.Entry(1)));
        Assert.Null(log.Fault);
        _disk.RefusesTiles = false;
        await log.PublishAsync();
        Assert.Null(log.Lag);
        Assert.Contains("\n2\n", log.Checkpoint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_publishes_when_the_timer_says()
    {
        await using var log = Open();
        await log.AppendAsync(LedgerSample.Entry(0));
        Assert.Contains("\n0\n", log.Checkpoint, StringComparison.Ordinal);
        _time.Fire();
        while (!log.Checkpoint.Contains("\n1\n", StringComparison.Ordinal))
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_signer_that_fails_fails_the_append_and_nothing_is_written()
    {
        await using var log = Open();
        _signer.Fails = true;
        var fault = await Assert.ThrowsAsync<LedgerFault>(async () => await log.AppendAsync(LedgerSample.Entry(0)));
        Assert.True(fault.Retryable);
        Assert.Contains("could not be signed", fault.Message, StringComparison.Ordinal);
        _signer.Fails = false;
        Assert.Equal(0, await log.AppendAsync(LedgerSample.Entry(1)));
    }

    [Fact]
    public async Task A_journal_altered_behind_its_back_stops_the_ledger()
    {
        await using var log = Open();
        await log.AppendAsync(LedgerSample.Entry(0));
        var segment = Assert.Single(Directory.GetFiles(_folder["log/journal"]));
        var bytes = await File.ReadAllBytesAsync(segment);
        bytes[^200] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes);
        var fault = await Assert.ThrowsAsync<LedgerFault>(log.PublishAsync);
        Assert.False(fault.Retryable);
        var refused = await Assert.ThrowsAsync<LedgerFault>(async () => await log.AppendAsync(LedgerSample.Entry(1)));
        Assert.False(refused.Retryable);
        Assert.False(log.Fault!.Retryable);
    }

    [Fact]
    public async Task A_full_disk_does_not_keep_a_ledger_from_being_opened()
    {
        await using (var log = Open())
        {
            await log.AppendAsync(LedgerSample.Entry(0));
            _disk.RefusesTiles = true;
        }

        await using var again = Open(full: true);
        Assert.Equal(1, again.Size);
        await Assert.ThrowsAsync<LedgerFault>(async () => await again.AppendAsync(LedgerSample.Entry(1)));
        _disk.IsFull = false;
        Assert.Equal(1, await again.AppendAsync(LedgerSample.Entry(2)));
        Assert.Equal(LedgerSample.Entry(0), await again.ReadAsync(0));
    }

    public void Dispose()
    {
        _signer.Dispose();
        _folder.Dispose();
    }

    private MerkleLog Open(bool full = false) =>
        MerkleLog.Open(
            new LedgerOptions { Directory = _folder["log"], Origin = LedgerSample.Origin },
            _signer,
            _time,
            directory => _disk = new FullDisk(DirectoryStore.ForWriting(directory)) { IsFull = full }
        );

    private sealed class FullDisk(ILedgerStore inner) : ILedgerStore
    {
        public volatile bool IsFull;
        public volatile bool RefusesTiles;

        public byte[]? Read(string path) => inner.Read(path);

        public Stream? OpenRead(string path) => inner.OpenRead(path);

        public IReadOnlyList<string> List(string folder) => inner.List(folder);

        public void Put(string path, ReadOnlySpan<byte> bytes)
        {
            ThrowIf(IsFull || RefusesTiles);
            inner.Put(path, bytes);
        }

        public void Add(string path, ReadOnlySpan<byte> bytes)
        {
            ThrowIf(IsFull || RefusesTiles);
            inner.Add(path, bytes);
        }

        public void Sync() => inner.Sync();

        public void Delete(string path) => inner.Delete(path);

        public void Create(string path, ReadOnlySpan<byte> bytes)
        {
            if (IsFull)
            {
                inner.Create(path, []);
            }

            ThrowIf(IsFull);
            inner.Create(path, bytes);
        }

        public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes)
        {
            if (IsFull)
            {
                inner.WriteAt(path, offset, bytes[..(bytes.Length / 3)]);
            }

            ThrowIf(IsFull);
            inner.WriteAt(path, offset, bytes);
        }

        public void Cut(string path, long length) => inner.Cut(path, length);

        public void Dispose() => inner.Dispose();

        private static void ThrowIf(bool full)
        {
            if (full)
            {
                throw new IOException("No space left on device.");
            }
        }
    }

    private sealed class FlakySigner(ICheckpointSigner inner) : ICheckpointSigner
    {
        public bool Fails { get; set; }

        public string VerifierKey => inner.VerifierKey;

        public byte[] Sign(ReadOnlySpan<byte> noteText) =>
            Fails ? throw new TimeoutException("The key service does not answer.") : inner.Sign(noteText);

        public void Dispose() => inner.Dispose();
    }

    private sealed class ManualTimers : TimeProvider
    {
        private Action _callback = () => { };

        public void Fire() => _callback();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(TimeSpan.FromSeconds(1), period);
            _callback = () => callback(state);
            return new Stopped();
        }

        private sealed class Stopped : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
