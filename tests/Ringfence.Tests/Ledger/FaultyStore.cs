using Ringfence.Ledger.Stores;

namespace Ringfence.Tests.Ledger;

/// <summary>How a store call goes wrong.</summary>
public enum StoreFault
{
    /// <summary>It throws, and nothing has happened.</summary>
    FailedAndDidNotPersist,

    /// <summary>It throws, and half of it has happened, where it has halves.</summary>
    FailedAndPersistedInPart,

    /// <summary>It throws, although all of it has happened.</summary>
    FailedButPersisted,

    /// <summary>The process ends before it, as by kill -9.</summary>
    KilledBefore,

    /// <summary>The process ends in the middle of it.</summary>
    KilledWithin,

    /// <summary>The process ends after it.</summary>
    KilledAfter,

    /// <summary>The machine loses power before it, and with it everything that was not made durable.</summary>
    PowerLostBefore,

    /// <summary>The machine loses power in the middle of it: the end of what it wrote is there, the beginning is not.</summary>
    PowerLostWithin,

    /// <summary>The machine loses power after it.</summary>
    PowerLostAfter,

    /// <summary>The machine loses power after it; of the names not yet durable only the last one happens to be there.</summary>
    PowerLostOutOfOrder,
}

/// <summary>
/// The real store with calls going wrong; after a kill nothing that the process tries has any effect. It also holds the ledger to
/// what a file system demands: a file whose sync has failed is not written to again, only cut.
/// </summary>
internal sealed class FaultyStore(ILedgerStore inner, string root) : ILedgerStore
{
    private readonly Lock _gate = new();
    private readonly Volatility _volatility = new(inner, root);
    private readonly Queue<(int Calls, StoreFault Kind)> _faults = new();
    private readonly HashSet<string> _untrusted = [];
    private int _countdown = -1;
    private StoreFault _fault;
    private bool _dead;

    /// <summary>Writing calls so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Whether the fault has struck.</summary>
    public bool Struck { get; private set; }

    /// <summary>Whether power was lost, so that the end of what was written last may be anything.</summary>
    public bool LostPower { get; private set; }

    /// <summary>Lets the call after so many more go wrong, and then another after so many more.</summary>
    public void Arm(params IEnumerable<(int Calls, StoreFault Kind)> faults)
    {
        lock (_gate)
        {
            _faults.Clear();
            foreach (var fault in faults)
            {
                _faults.Enqueue(fault);
            }

            _countdown = -1;
            ArmNext();
        }
    }

    public byte[]? Read(string path) => inner.Read(path);

    public Stream? OpenRead(string path) => inner.OpenRead(path);

    public IReadOnlyList<string> List(string folder) => inner.List(folder);

    public void Put(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        Do(() => _volatility.Put(path, content));
    }

    public void Add(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        Do(() => _volatility.Add(path, content), half: () => _volatility.Add(path, content[..(content.Length / 2)]));
    }

    public void Sync() => Do(_volatility.Sync);

    public void Delete(string path) => Do(() => _volatility.Delete(path));

    public void Create(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        Do(
            () => inner.Create(path, content),
            half: () => inner.Create(path, content.AsSpan(0, content.Length / 2)),
            torn: () => inner.Create(path, [])
        );
    }

    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes)
    {
        if (_untrusted.Contains(path))
        {
            throw new InvalidOperationException($"{path} was written to after a write to it had failed.");
        }

        var content = bytes.ToArray();
        _untrusted.Add(path);
        Do(
            () => inner.WriteAt(path, offset, content),
            half: () => inner.WriteAt(path, offset, content.AsSpan(0, content.Length / 2)),
            torn: () =>
            {
                content.AsSpan(0, content.Length / 2).Clear();
                inner.WriteAt(path, offset, content);
            }
        );
        _untrusted.Remove(path);
    }

    public void Cut(string path, long length) => Do(() => inner.Cut(path, length));

    public void Dispose() => inner.Dispose();

    private void ArmNext()
    {
        if (_faults.TryDequeue(out var next))
        {
            (_countdown, _fault) = next;
        }
    }

    private static IOException Failure() => new("No space left on device (as the test wants it).");

    private void Do(Action whole, Action? half = null, Action? torn = null)
    {
        lock (_gate)
        {
            if (_dead)
            {
                throw Failure();
            }

            Calls++;
            if (_countdown-- != 0)
            {
                whole();
                return;
            }

            Struck = true;
            var fault = _fault;
            ArmNext();
            switch (fault)
            {
                case StoreFault.FailedAndPersistedInPart or StoreFault.KilledWithin:
                    half?.Invoke();
                    break;
                case StoreFault.PowerLostWithin:
                    torn?.Invoke();
                    break;
                case StoreFault.FailedButPersisted or StoreFault.KilledAfter:
                case StoreFault.PowerLostAfter or StoreFault.PowerLostOutOfOrder:
                    whole();
                    break;
            }

            _dead = fault >= StoreFault.KilledBefore;
            if (fault >= StoreFault.PowerLostBefore)
            {
                LostPower = true;
                _volatility.LosePower(lastIsThere: fault == StoreFault.PowerLostOutOfOrder);
            }

            throw Failure();
        }
    }

    /// <summary>What a loss of power would undo: names put or deleted since the last Sync, and what was added since then.</summary>
    private sealed class Volatility(ILedgerStore inner, string root)
    {
        // What each file held at the last Sync, null for nothing; and which files the last call was about.
        private readonly Dictionary<string, byte[]?> _durable = [];
        private List<string> _last = [];

        // Added since the last Sync: its place among them decides what is left of each.
        private readonly List<string> _added = [];

        public void Add(string path, byte[] content)
        {
            Note([path]);
            _added.Add(path);
            inner.Add(path, content);
        }

        public void Put(string path, byte[] content)
        {
            Note([path]);
            inner.Put(path, content);
        }

        public void Delete(string path)
        {
            Note(Directory.Exists(Path.Combine(root, path)) ? [.. inner.List(path)] : [path]);
            inner.Delete(path);
        }

        public void Sync()
        {
            inner.Sync();
            _durable.Clear();
            _added.Clear();
        }

        public void LosePower(bool lastIsThere)
        {
            foreach (var (path, bytes) in _durable)
            {
                if (_added.Contains(path))
                {
                    Tear(path, bytes);
                }
                else if (!(lastIsThere && _last.Contains(path)))
                {
                    Restore(Path.Combine(root, path), bytes);
                }
            }
        }

        // An added file that was not synced: as it was, empty, cut short, its beginning unwritten, or whole.
        private void Tear(string path, byte[]? before)
        {
            var written = inner.Read(path) ?? [];
            var half = written.Length / 2;
            var left = (_added.IndexOf(path) % 5) switch
            {
                0 => before,
                1 => [],
                2 => written[..half],
                3 => [.. new byte[half], .. written.AsSpan(half)],
                _ => written,
            };
            Restore(Path.Combine(root, path), left);
        }

        private static void Restore(string path, byte[]? bytes)
        {
            if (bytes is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }
            else if (File.Exists(path))
            {
                File.Delete(path);
            }
        }

        private void Note(List<string> paths)
        {
            _last = paths;
            foreach (var path in paths)
            {
                _durable.TryAdd(path, inner.Read(path));
            }
        }
    }
}
