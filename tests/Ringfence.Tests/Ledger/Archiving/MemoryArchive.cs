using System.Globalization;
using Ringfence.Ledger;
using Ringfence.Ledger.Archiving;
using Ringfence.Ledger.Verification;

namespace Ringfence.Tests.Ledger.Archiving;

/// <summary>An archive in memory that keeps what was written in its order, and fails when it is told to.</summary>
internal sealed class MemoryArchive : ILedgerArchive
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ArchivedFile> _files = [];
    private readonly List<(string Path, byte[] Bytes)> _writes = [];
    private int _calls;

    /// <summary>Writes that took effect, oldest first.</summary>
    public IReadOnlyList<(string Path, byte[] Bytes)> Writes => _writes;

    public int Calls => _calls;

    /// <summary>From which call on everything fails; null: nothing does.</summary>
    public int? FailsAt { get; set; }

    /// <summary>Whether the first call that fails takes effect all the same: its answer is lost.</summary>
    public bool LosesAnAnswer { get; set; }

    public Task<ArchivedFile?> ReadAsync(string path, CancellationToken cancel)
    {
        lock (_gate)
        {
            return Fails(out _) ? throw new IOException("down") : Task.FromResult(_files.GetValueOrDefault(path));
        }
    }

    public Task<string?> WriteAsync(string path, ReadOnlyMemory<byte> bytes, string? version, CancellationToken cancel)
    {
        lock (_gate)
        {
            var fails = Fails(out var takesEffect);
            if (fails && !takesEffect)
            {
                throw new IOException("down");
            }

            string? written = null;
            if (_files.GetValueOrDefault(path)?.Version == version)
            {
                written = string.Create(CultureInfo.InvariantCulture, $"v{_writes.Count}");
                _files[path] = new ArchivedFile(bytes.ToArray(), written);
                _writes.Add((path, bytes.ToArray()));
            }

            return fails ? throw new IOException("the answer was lost") : Task.FromResult(written);
        }
    }

    /// <summary>Puts a file there that nobody of the ledger's wrote.</summary>
    public void Put(string path, byte[] bytes) => _files[path] = new ArchivedFile(bytes, $"put {path}");

    public byte[] this[string path] => _files[path].Bytes.ToArray();

    /// <summary>What a reader sees after the first so many writes; null while there is no checkpoint yet.</summary>
    public LedgerReport? Verify(int writes, string key)
    {
        Dictionary<string, byte[]> files = [];
        foreach (var (path, bytes) in _writes.Take(writes))
        {
            files[path] = bytes;
        }

        if (!files.TryGetValue("checkpoint", out var checkpoint))
        {
            return null;
        }

        using var folder = TemporaryFolder.InMemory();
        foreach (var path in ArchiveListing.Of(checkpoint, files.Keys.ToHashSet()).Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            File.WriteAllBytes(folder[path], files[path]);
        }

        return LedgerVerifier.Verify(folder.Path, new VerificationOptions { VerifierKey = key });
    }

    private bool Fails(out bool takesEffect)
    {
        _calls++;
        takesEffect = LosesAnAnswer && _calls == FailsAt;
        return _calls >= FailsAt;
    }
}
