using System.Text;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Verification;

namespace Ringfence.Tests.Ledger;

/// <summary>A ledger, everything that anybody was told of it, and a check that all of that still holds.</summary>
internal sealed class LedgerWorld : IAsyncDisposable
{
    private const string Origin = "ringfence.example.com/world";
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly ICheckpointSigner _signer;
    private readonly string _directory;

    // What callers were told: these entries are at these indexes; these may be anywhere, or nowhere.
    private readonly Dictionary<long, byte[]> _acknowledged = [];
    private readonly HashSet<string> _attempted = [];

    // Every checkpoint that was published when somebody looked, and every tree that somebody could read, journal included.
    private readonly List<Checkpoint> _published = [];
    private readonly Dictionary<long, TreeHash> _seen = [];
    private int _next;
    private MerkleLog? _log;

    public LedgerWorld()
    {
        _signer = KeyFile.OpenOrCreate(_folder["key"], Origin);
        _directory = _folder["log"];
    }

    /// <summary>The store of the process that runs now.</summary>
    public FaultyStore? Store { get; private set; }

    public long Acknowledged => _acknowledged.Count;

    /// <summary>Starts a process upon the directory. Every step of a process may fail.</summary>
    /// <returns>Whether it opened.</returns>
    public bool Open(params IEnumerable<(int Calls, StoreFault Kind)> faults)
    {
        try
        {
            _log = MerkleLog.Open(
                new LedgerOptions
                {
                    Directory = _directory,
                    Origin = Origin,
                    PublishEvery = Timeout.InfiniteTimeSpan,
                },
                _signer,
                TimeProvider.System,
                directory =>
                {
                    Store = new FaultyStore(DirectoryStore.ForWriting(directory), directory);
                    Store.Arm(faults);
                    return Store;
                }
            );
            return true;
        }
        catch (LedgerFault failed) when (failed.InnerException is IOException)
        {
            return false;
        }
    }

    /// <summary>Appends entries at once, and notes which were acknowledged.</summary>
    public async Task Append(int count)
    {
        List<(byte[] Entry, Task<long> Task)> appends = [];
        for (var i = 0; i < count; i++)
        {
            // Longer and shorter ones, so that lengths and places differ.
            var entry = Encoding.UTF8.GetBytes($"entry {_next++} {new string('x', _next * 37 % 300)}");
            _attempted.Add(Encoding.UTF8.GetString(entry));
            appends.Add((entry, _log!.AppendAsync(entry).AsTask()));
        }

        foreach (var (entry, task) in appends)
        {
            try
            {
                Assert.True(_acknowledged.TryAdd(await task, entry), "an index was given twice");
            }
            catch (LedgerFault fault)
            {
                Assert.True(fault.Retryable, fault.Message);
            }
        }
    }

    /// <summary>Publishes, and notes the checkpoint that can now be seen.</summary>
    public async Task Publish()
    {
        try
        {
            await _log!.PublishAsync();
        }
        catch (LedgerFault fault)
        {
            Assert.True(fault.Retryable, fault.Message);
        }
    }

    /// <summary>Ends the process in good order.</summary>
    public async Task Close()
    {
        await _log!.DisposeAsync();
        _log = null;
    }

    /// <summary>Verifies every leaf, tile, proof and signature, and that everything acknowledged or shown is there.</summary>
    public void Check()
    {
        if (_acknowledged.Count + _published.Count == 0 && !File.Exists(Path.Combine(_directory, "checkpoint")))
        {
            // The process ended before the ledger was born.
            return;
        }

        var report = LedgerVerifier.Verify(_directory, new VerificationOptions { VerifierKey = _signer.VerifierKey });
        Assert.All(report.Findings, finding => Assert.True(IsTornByPowerLoss(finding), finding.ToString()));
        var reader = LedgerReader.Open(_directory);
        Assert.Equal(report.Size + report.JournalEntries, reader.Size);
        Frontier tree = new();
        foreach (var (index, bytes) in reader.Entries())
        {
            Assert.Equal(index, tree.Size);
            Assert.Contains(Encoding.UTF8.GetString(bytes), _attempted);
            tree.Append(TreeHash.OfLeaf(bytes));
            Assert.Equal(_seen.GetValueOrDefault(tree.Size, tree.Root()), tree.Root());
        }

        _seen[tree.Size] = tree.Root();

        foreach (var (index, entry) in _acknowledged)
        {
            Assert.True(index < reader.Size, $"entry {index} was acknowledged and is gone");
            Assert.Equal(entry, reader.Read(index));
        }

        CheckProofs(reader);
    }

    public async ValueTask DisposeAsync()
    {
        if (_log is not null)
        {
            await _log.DisposeAsync();
        }

        _signer.Dispose();
        _folder.Dispose();
    }

    // A commit that lost its beginning cannot be told from one that was altered, so it is told; opening drops it.
    private bool IsTornByPowerLoss(LedgerFinding finding) =>
        Store!.LostPower && finding.Kind == FindingKind.Journal && finding.Index >= _acknowledged.Count;

    private void CheckProofs(LedgerReader reader)
    {
        Assert.True(SignedCheckpoint.TryParse(Encoding.UTF8.GetBytes(reader.Checkpoint), out var signed, out _));
        var now = signed.Checkpoint;
        VerifierKey[] keys = [VerifierKey.Parse(_signer.VerifierKey)];
        for (var index = reader.PublishedSize - 1; index >= 0; index -= 61)
        {
            Assert.True(reader.ProveInclusion(index).Verifies(reader.Read(index), keys, out var problem), problem);
        }

        foreach (var seen in _published)
        {
            Assert.True(seen.Size <= now.Size, "a published checkpoint was taken back");
            var path = reader.ProveConsistency(seen.Size);
            Assert.True(ConsistencyProof.Verifies(seen.Size, seen.Root, now.Size, now.Root, [.. path]));
        }

        _published.Add(now);
    }
}
