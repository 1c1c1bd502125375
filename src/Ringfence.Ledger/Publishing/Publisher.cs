using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Publishing;

/// <summary>Turns ended journal segments into tiles and a published checkpoint.</summary>
/// <param name="store">Where both are.</param>
/// <param name="keys">The log's, and its journal's.</param>
/// <param name="witnesses">The keys of those whose cosignatures are taken.</param>
/// <param name="published">The checkpoint that is published now.</param>
internal sealed class Publisher(
    ILedgerStore store,
    PublisherKeys keys,
    IReadOnlyList<VerifierKey> witnesses,
    SignedCheckpoint published
)
{
    private readonly byte[] _header = JournalSegment.Header(keys.Log.Name);

    // Held while anything is put, synced or deleted.
    private readonly Lock _gate = new();

    // Swapped whole.
    private volatile SignedCheckpoint _published = published;

    // Guarded by _gate. Null after a failure: what is in memory then may be ahead of what is in the store.
    private RightEdge? _edge;

    // Guarded by _gate: the checkpoint of everything at the edge, where that is not published yet.
    private SignedCheckpoint? _due;

    /// <summary>The published checkpoint; may be read on any thread.</summary>
    public SignedCheckpoint Published => _published;

    /// <summary>Publishes what these segments hold and removes them. When it fails it can be called again with the same.</summary>
    /// <exception cref="IOException">The store failed.</exception>
    /// <exception cref="LedgerFault">The checkpoint could not be signed.</exception>
    /// <exception cref="InvalidDataException">What is on disk is not what was committed.</exception>
    public void Publish(IReadOnlyList<JournalSegment> segments)
    {
        using var held = _gate.EnterScope();
        try
        {
            _edge ??= Load();
            foreach (var segment in segments)
            {
                _due = Append(_edge, segment) ?? _due;
            }

            if (_due is not null)
            {
                Publish(_edge, keys.Vouch(_due));
                _due = null;
            }

            Remove(_edge, segments);
        }
        // The signer failed, not the store: what is in memory stands, so that the next try reads no segment again.
        catch (Exception failure) when (failure is not LedgerFault)
        {
            _edge = null;
            throw;
        }
    }

    /// <summary>Adds the lines that are cosignatures by a witness to the checkpoint they sign; returns how many.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is not this log's.</exception>
    public int AcceptCosignatures(ReadOnlySpan<byte> checkpoint, string lines)
    {
        using var held = _gate.EnterScope();
        var own = WitnessedCheckpoint.Own(checkpoint, keys.Log, store, _published.Checkpoint.Size);
        var verified = WitnessedCheckpoint.Verified(own, lines, witnesses);

        // A witness that answers late, after a newer checkpoint was witnessed, adds nothing.
        var newest = WitnessedCheckpoint.Read(store);
        if (newest?.Checkpoint.Size > own.Checkpoint.Size)
        {
            return 0;
        }

        var witnessed = newest?.Checkpoint == own.Checkpoint ? newest : own;
        var isPublished = own.Checkpoint == _published.Checkpoint;
        var before = isPublished ? _published : witnessed;
        var cosigned = before.With(string.Concat(witnessed.Note.Signatures)).With(verified);
        var added = cosigned.Note.Signatures.Count - before.Note.Signatures.Count;
        if (added == 0)
        {
            return 0;
        }

        try
        {
            store.Put(WitnessedCheckpoint.Path, cosigned.Note.Bytes.Span);
            if (isPublished)
            {
                store.Put(PublishedCheckpoint.Path, cosigned.Note.Bytes.Span);
                _published = cosigned;
            }

            store.Sync();
        }
        catch
        {
            // Tiles that wait for a signature may have been part of what was to be synced.
            _edge = null;
            throw;
        }

        return added;
    }

    private RightEdge Load()
    {
        _due = null;
        _published =
            PublishedCheckpoint.Read(store, keys.Log)
            ?? throw new InvalidDataException("The ledger's checkpoint is gone.");
        return RightEdge.Load(store, _published.Checkpoint);
    }

    private SignedCheckpoint? Append(RightEdge edge, JournalSegment segment)
    {
        if (segment.Size <= edge.Tree.Size)
        {
            return null;
        }

        using var file =
            store.OpenRead(segment.Path) ?? throw new InvalidDataException($"{segment.Path} is gone, unpublished.");
        JournalReader reader = new(file, _header);
        var problem = reader.ReadHeader();
        SignedCheckpoint? last = null;
        while (problem is null && reader.Position < segment.Length && reader.TryRead(out var frame, out problem))
        {
            if (frame.Signed.Checkpoint.Size > edge.Tree.Size)
            {
                Append(edge, frame, segment.Path);
                last = frame.Signed;
            }
        }

        return edge.Tree.Size == segment.Size
            ? last
            : throw new InvalidDataException(
                $"{segment.Path}, byte {reader.Position}: {problem ?? "it ends"} at entry {edge.Tree.Size}, where {segment.Size} were written."
            );
    }

    private static void Append(RightEdge edge, JournalFrame frame, string path)
    {
        var rest = frame.Bundle.Span;
        while (EntryBundle.TryTake(ref rest, out var entry))
        {
            edge.Append(entry);
        }

        var root = edge.Tree.Root();
        if (edge.Tree.Size != frame.Signed.Checkpoint.Size || root != frame.Signed.Checkpoint.Root)
        {
            throw new InvalidDataException(
                $"{path}, byte {frame.Offset}: its entries hash to the root {root}, its checkpoint says {frame.Signed.Checkpoint.Root}."
            );
        }
    }

    // The order is what keeps a reader, and a crash, from ever seeing a checkpoint whose tiles are not all there:
    // tiles, their names, the checkpoint, its name, and only then are journal segments and partial tiles removed.
    private void Publish(RightEdge edge, SignedCheckpoint checkpoint)
    {
        edge.WritePartial();
        store.Sync();
        store.Put(PublishedCheckpoint.Path, checkpoint.Note.Bytes.Span);
        store.Sync();
        _published = checkpoint;
    }

    private void Remove(RightEdge edge, IReadOnlyList<JournalSegment> segments)
    {
        foreach (var segment in segments)
        {
            store.Delete(segment.Path);
        }

        foreach (var folder in edge.Superseded)
        {
            store.Delete(folder);
        }

        edge.Superseded.Clear();
    }
}
