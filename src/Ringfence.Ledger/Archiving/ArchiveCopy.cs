using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Publishing;
using Ringfence.Ledger.Tiles;
using Ringfence.Ledger.Verification;

namespace Ringfence.Ledger.Archiving;

/// <summary>
/// Copies a ledger's published files to an archive, behind the ledger and never in its way. What is there verifies at every moment: the
/// checkpoint of no entries comes first, and each later one after the tiles and bundles that it covers. Nothing is copied that does not hash
/// to its checkpoint, nothing in the archive is replaced but the checkpoint, and that only by a later one of the same tree.
/// </summary>
/// <param name="ledger">The ledger, open.</param>
/// <param name="signer">Its key.</param>
/// <param name="archive">Where to.</param>
public sealed class ArchiveCopy(MerkleLog ledger, ICheckpointSigner signer, ILedgerArchive archive)
{
    // What is in memory at once: a bundle has 16 MiB at most, and seldom more than a few hundred KiB.
    private const int AtOnce = 8;

    private readonly VerifierKey _key = VerifierKey.Parse(signer.VerifierKey);

    // Owned by whoever copies: the version of the archive's checkpoint; null until it is known.
    private string? _version;

    // Written by whoever copies, read by anybody.
    private long _size;

    /// <summary>Entries that the archive's checkpoint covers, as it was last seen; 0 until then.</summary>
    public long Size => Volatile.Read(ref _size);

    /// <summary>
    /// Looks what the archive holds. Where that is another history of this very log, the log takes no more entries: one of the two was
    /// tampered with, or went back in time, and each further entry would contradict what is archived.
    /// </summary>
    /// <exception cref="LedgerFault">The archive holds something else than the beginning of this ledger; not retryable.</exception>
    /// <exception cref="IOException">It cannot be read now.</exception>
    public async Task LookAsync(CancellationToken cancel)
    {
        var found = await archive.ReadAsync(PublishedCheckpoint.Path, cancel);
        if (found is null)
        {
            await WriteOnceAsync(DirectoryKey.Path, NoteText.Bytes($"{_key}\n"), cancel);
            var empty = SignedCheckpoint.Sign(new Checkpoint(_key.Name, 0, TreeHash.EmptyRoot), signer);
            _version = await ReplaceAsync(empty, version: null, cancel);
            return;
        }

        Check(found.Bytes.Span, out var size);
        _version = found.Version;
        Volatile.Write(ref _size, size);
    }

    /// <summary>Copies everything published so far. After a failure it is called again, and goes on with what is missing.</summary>
    /// <exception cref="LedgerFault">As of <see cref="LookAsync"/>; or the ledger's own files are damaged, and nothing of them was copied.</exception>
    /// <exception cref="IOException">The archive, or the ledger's directory, failed.</exception>
    public async Task CopyAsync(CancellationToken cancel)
    {
        if (_version is null)
        {
            await LookAsync(cancel);
        }

        var (version, published) = (_version, ledger.Published);
        if (published.Checkpoint.Size <= Size)
        {
            return;
        }

        // An answer may have been lost: after any failure it is looked anew.
        _version = null;
        Verify(published.Checkpoint);
        await Parallel.ForEachAsync(
            Grown(Size, published.Checkpoint.Size),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (tile, stop) => await WriteOnceAsync(tile.Path, TileFile.Read(ledger.Store, tile), stop)
        );
        _version = await ReplaceAsync(published, version, cancel);
    }

    // What a tree of one size has that the tree of an earlier size had not, or had narrower.
    private static IEnumerable<TileId> Grown(long from, long to)
    {
        for (var level = TileId.Entries; to >> Height(level) > 0; level++)
        {
            var (before, now) = (from >> Height(level), to >> Height(level));
            for (var index = before / TileId.FullWidth; now > before && index * TileId.FullWidth < now; index++)
            {
                yield return TileId.In(to, level, index);
            }
        }

        static int Height(int level) => Math.Max(level, 0) * TileId.Height;
    }

    private void Check(ReadOnlySpan<byte> note, out long size)
    {
        if (!SignedCheckpoint.TryParse(note, out var archived, out var problem))
        {
            throw Foreign($"no checkpoint ({problem})");
        }

        if (archived.Checkpoint.Origin != _key.Name)
        {
            throw Foreign($"the ledger {archived.Checkpoint.Origin}");
        }

        if (archived.Note.Verify([_key], out _).Count == 0)
        {
            throw Foreign($"a ledger of the same name under another key than {_key}");
        }

        size = archived.Checkpoint.Size;
        var published = ledger.Published.Checkpoint;
        if (size > published.Size || Root(published.Size, size) != archived.Checkpoint.Root)
        {
            LedgerFault contradicted = new(
                $"The archive of the ledger {_key.Name} holds {size} entries that are not the beginning of the {published.Size} here: one of the two was altered or put back to an earlier state. Restore the ledger's directory from its archive, or begin another ledger with an origin, a key and an archive of its own.",
                retryable: false
            );
            ledger.Refuse(contradicted);
            throw contradicted;
        }
    }

    private TreeHash Root(long published, long size)
    {
        try
        {
            return TreeProofs.Root(new TileTree(ledger.Store, published), size);
        }
        catch (InvalidDataException damaged)
        {
            throw Damaged(damaged.Message);
        }
    }

    // What is archived cannot be taken back, so it is verified as whoever reads it will: entries, tiles, root.
    private void Verify(Checkpoint published)
    {
        Findings findings = new();
        new TreeAudit(ledger.Store, published, findings).Run(Size / TileId.FullWidth * TileId.FullWidth);
        if (findings.All is [var first, ..])
        {
            throw Damaged(first.ToString());
        }
    }

    private async Task WriteOnceAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (await archive.WriteAsync(path, bytes, version: null, cancel) is not null)
        {
            return;
        }

        // Left by a copy that was interrupted: the same bytes, then.
        var there =
            await archive.ReadAsync(path, cancel)
            ?? throw new IOException($"{path} is in the archive already and cannot be read there.");
        if (!there.Bytes.Span.SequenceEqual(bytes.Span))
        {
            throw Foreign($"another {path}");
        }
    }

    private async Task<string> ReplaceAsync(SignedCheckpoint with, string? version, CancellationToken cancel)
    {
        var written =
            await archive.WriteAsync(PublishedCheckpoint.Path, with.Note.Bytes, version, cancel)
            ?? throw new IOException("The archive's checkpoint is another than it was a moment ago.");
        Volatile.Write(ref _size, with.Checkpoint.Size);
        return written;
    }

    private LedgerFault Foreign(string what) =>
        new(
            $"The archive of the ledger {_key.Name} holds {what}: nothing is written there. Give each ledger an archive of its own.",
            retryable: false
        );

    private static LedgerFault Damaged(string what) =>
        new($"The ledger is damaged, and nothing of it is archived: {what}", retryable: false);
}
