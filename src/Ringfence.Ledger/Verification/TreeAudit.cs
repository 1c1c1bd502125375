using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Verification;

/// <summary>
/// Computes the whole tree from the entries up and compares it with every tile. Where the two differ, what is above decides which
/// of them was altered: the one that still hashes to its place in the tile above, or at the right edge to the signed root, was not.
/// </summary>
internal sealed class TreeAudit(ILedgerStore store, Checkpoint checkpoint, Findings findings)
{
    private const int Hash = TreeHash.Length;
    private readonly BundleAudit _bundles = new(store, findings);
    private readonly List<AuditedTile> _open = [];
    private readonly List<AuditedTile> _edge = [];

    /// <summary>Compares everything, or what comes from an entry on: then the hashes before it are taken as the tiles above state them.</summary>
    /// <param name="from">The first entry of a bundle.</param>
    public void Run(long from = 0)
    {
        Resume(from);
        for (var index = from / TileId.FullWidth; index * TileId.FullWidth < checkpoint.Size; index++)
        {
            var tile = TileId.In(checkpoint.Size, 0, index);
            var stored = Stored(tile);
            Complete(new AuditedTile(tile, _bundles.Leaves(tile, stored), stored));
        }

        // What is left open are the partial tiles of the levels above the leaves, lowest first.
        foreach (var tile in _open)
        {
            if (tile.Id.Width > 0)
            {
                _edge.Add(tile with { Stored = Stored(tile.Id) });
            }
        }

        CompareEdge();
    }

    // The open tile of each level as it stands before the entry. Their hashes end in the root that is compared with the signed one.
    private void Resume(long from)
    {
        for (var level = 1; from >> (level * TileId.Height) is > 0 and var count; level++)
        {
            TileId open = new(level, count / TileId.FullWidth, (int)(count % TileId.FullWidth));
            var computed = new byte[TileId.FullWidth * Hash];
            if (open.Width > 0)
            {
                Stored(TileId.In(checkpoint.Size, level, open.Index))?.AsSpan(0, open.Width * Hash).CopyTo(computed);
            }

            _open.Add(new AuditedTile(open, computed, null));
        }
    }

    private void Complete(AuditedTile tile)
    {
        if (!tile.Id.IsFull)
        {
            _edge.Add(tile);
            return;
        }

        var storedHolds = false;
        if (!tile.Agrees)
        {
            var above = AboveOf(tile.Id);
            storedHolds = above is not null && TileTree.Root(tile.Stored!) == above;
            Report(tile, storedHolds, computedHolds: above is not null && TileTree.Root(tile.Computed) == above);
        }

        Raise(tile.Id, TileTree.Root(storedHolds ? tile.Stored! : tile.Computed));
    }

    private void Raise(TileId child, TreeHash root)
    {
        var level = child.Level + 1;
        while (_open.Count < level)
        {
            _open.Add(new AuditedTile(new TileId(_open.Count + 1, 0, 0), new byte[TileId.FullWidth * Hash], null));
        }

        var open = _open[level - 1];
        root.CopyTo(open.Computed.AsSpan(open.Id.Width * Hash));
        var grown = open.Id with { Width = open.Id.Width + 1 };
        _open[level - 1] = open with { Id = grown };
        if (grown.IsFull)
        {
            _open[level - 1] = new AuditedTile(
                grown with
                {
                    Index = grown.Index + 1,
                    Width = 0,
                },
                new byte[TileId.FullWidth * Hash],
                null
            );
            Complete(new AuditedTile(grown, open.Computed, Stored(grown)));
        }
    }

    private void CompareEdge()
    {
        var computed = Root(tile => tile.Computed);
        var stored = Root(tile => tile.Stored ?? tile.Computed);
        foreach (var tile in _edge)
        {
            if (!tile.Agrees)
            {
                Report(tile, stored == checkpoint.Root, computed == checkpoint.Root);
            }
        }

        if (computed != checkpoint.Root && stored != checkpoint.Root)
        {
            findings.Add(
                FindingKind.Root,
                "checkpoint",
                null,
                $"the root {computed}, which the entries hash to",
                $"{checkpoint.Root}"
            );
        }
    }

    private TreeHash Root(Func<AuditedTile, byte[]> hashes) =>
        TreeProofs.Root(new EdgeNodes(_edge, hashes), checkpoint.Size);

    private void Report(AuditedTile tile, bool storedHolds, bool computedHolds)
    {
        foreach (var position in tile.Differences())
        {
            var computed = TreeHash.Read(tile.Computed.AsSpan(position * Hash));
            var stored = TreeHash.Read(tile.Stored.AsSpan(position * Hash));
            var below = ((tile.Id.Index * TileId.FullWidth) + position) << (tile.Id.Level * TileId.Height);
            if (computedHolds && !storedHolds)
            {
                findings.Add(FindingKind.Tile, tile.Id.Path, below, $"the hash {computed}", $"{stored}");
            }
            else if (tile.Id.Level == 0)
            {
                var bundle = (tile.Id with { Level = TileId.Entries }).Path;
                findings.Add(
                    FindingKind.Entry,
                    bundle,
                    below,
                    $"an entry that hashes to {stored}",
                    $"one that hashes to {computed}"
                );
            }
            else
            {
                TileId child = new(tile.Id.Level - 1, (tile.Id.Index * TileId.FullWidth) + position, TileId.FullWidth);
                findings.Add(
                    FindingKind.Tile,
                    child.Path,
                    below,
                    $"the root {stored}, by {tile.Id.Path}",
                    $"{computed}"
                );
            }
        }
    }

    private byte[]? Stored(TileId tile)
    {
        var (path, bytes) = TileFile.Find(store, tile);
        var length = tile.Width * Hash;
        if (bytes is not null && bytes.Length >= length && (path != tile.Path || bytes.Length == length))
        {
            return bytes[..length];
        }

        var first = (tile.Index * TileId.FullWidth) << (tile.Level * TileId.Height);
        findings.Add(
            FindingKind.Tile,
            tile.Path,
            first,
            $"{length} bytes",
            bytes is null ? "no file" : $"{bytes.Length} bytes"
        );
        return null;
    }

    private TreeHash? AboveOf(TileId tile)
    {
        var above = TileId.In(checkpoint.Size, tile.Level + 1, tile.Index / TileId.FullWidth);
        var (_, bytes) = TileFile.Find(store, above);
        var at = (int)(tile.Index % TileId.FullWidth) * Hash;
        return bytes?.Length >= at + Hash ? TreeHash.Read(bytes.AsSpan(at)) : null;
    }
}
