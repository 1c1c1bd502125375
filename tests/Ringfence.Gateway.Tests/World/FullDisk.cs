using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Stores;

namespace Ringfence.Gateway.Tests.World;

/// <summary>A ledger's directory on a disk that is full whenever a test says so.</summary>
internal sealed class FullDisk(string directory) : ILedgerStore
{
    private ILedgerStore _store = null!; // set by Open

    public bool IsFull { get; set; }

    public MerkleLog Open(ICheckpointSigner signer, string origin) =>
        MerkleLog.Open(
            new LedgerOptions
            {
                Directory = directory,
                Origin = origin,
                PublishEvery = TimeSpan.FromMilliseconds(50),
            },
            signer,
            TimeProvider.System,
            path =>
            {
                _store = DirectoryStore.ForWriting(path);
                return this;
            }
        );

    public byte[]? Read(string path) => _store.Read(path);

    public Stream? OpenRead(string path) => _store.OpenRead(path);

    public IReadOnlyList<string> List(string folder) => _store.List(folder);

    public void Put(string path, ReadOnlySpan<byte> bytes)
    {
        Check();
        _store.Put(path, bytes);
    }

    public void Add(string path, ReadOnlySpan<byte> bytes)
    {
        Check();
        _store.Add(path, bytes);
    }

    public void Sync() => _store.Sync();

    public void Delete(string path) => _store.Delete(path);

    public void Create(string path, ReadOnlySpan<byte> bytes)
    {
        Check();
        _store.Create(path, bytes);
    }

    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes)
    {
        Check();
        _store.WriteAt(path, offset, bytes);
    }

    public void Cut(string path, long length) => _store.Cut(path, length);

    public void Dispose() => _store.Dispose();

    private void Check()
    {
        if (IsFull)
        {
            throw new IOException("No space left on device");
        }
    }
}
