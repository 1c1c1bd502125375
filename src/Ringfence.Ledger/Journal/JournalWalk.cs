using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Journal;

/// <summary>
/// Reads the whole journal from where the published tree ends, believing nothing: every frame must continue the tree, hash to the
/// root that its checkpoint says, and be signed. A frame's signed checkpoint is its checksum too.
/// </summary>
/// <param name="store">Where the journal is.</param>
/// <param name="tree">The published tree; each frame that holds is appended to it.</param>
/// <param name="key">The log's key.</param>
internal sealed class JournalWalk(ILedgerStore store, Frontier tree, VerifierKey key)
{
    private readonly byte[] _header = JournalSegment.Header(key.Name);
    private readonly VerifierKey[] _keys = [key];
    private readonly long _published = tree.Size;
    private readonly Frontier _next = new();

    /// <summary>The segments read, each with the length that holds; complete after <see cref="Frames"/>.</summary>
    public List<JournalSegment> Segments { get; } = [];

    /// <summary>What stopped the walk, if not the journal's end; known after <see cref="Frames"/>.</summary>
    public JournalDamage? Damage { get; private set; }

    /// <summary>Every frame that holds and is not yet published, in order.</summary>
    public IEnumerable<JournalFrame> Frames()
    {
        IReadOnlyList<string> paths = store.List(JournalSegment.Folder);
        for (var i = 0; i < paths.Count && Damage is null; i++)
        {
            // A segment that is gone since the list was made has been published.
            if (!JournalSegment.TryParse(paths[i], out _) || store.OpenRead(paths[i]) is not Stream file)
            {
                continue;
            }

            using JournalReader reader = new(file, _header);
            var problem = reader.ReadHeader();
            var contradicts = problem is not null;
            var good = reader.Position;
            while (problem is null && reader.TryRead(out JournalFrame frame, out problem))
            {
                if (frame.Signed.Checkpoint.Size > _published)
                {
                    (problem, contradicts) = Check(frame);
                    if (problem is not null)
                    {
                        break;
                    }

                    tree.CopyFrom(_next);
                    yield return frame;
                }

                good = reader.Position;
            }

            Segments.Add(new JournalSegment(paths[i], good, tree.Size));
            if (problem is not null)
            {
                var isTail = !contradicts && !IsFollowed(reader, good + 1, paths.Skip(i + 1));
                Damage = new JournalDamage(paths[i], good, tree.Size, problem, isTail);
            }
        }
    }

    private (string? Problem, bool Contradicts) Check(JournalFrame frame)
    {
        Checkpoint said = frame.Signed.Checkpoint;
        if (said.Origin != key.Name)
        {
            return ($"its checkpoint is of another log, {said.Origin}", true);
        }

        if (frame.First != tree.Size)
        {
            return ($"it continues from entry {frame.First}, so entries are missing", true);
        }

        _next.CopyFrom(tree);
        ReadOnlySpan<byte> rest = frame.Bundle.Span;
        while (EntryBundle.TryTake(ref rest, out ReadOnlySpan<byte> entry))
        {
            _next.Append(TreeHash.OfLeaf(entry));
        }

        TreeHash root = _next.Root();
        if (root != said.Root)
        {
            return ($"its entries hash to the root {root}, its checkpoint says {said.Root}", false);
        }

        // The entries are whole, so this is no torn write.
        return frame.Signed.Note.Verify(_keys, out var problem).Count > 0
            ? (null, false)
            : ($"its checkpoint is not signed by the log's key: {problem}", true);
    }

    private bool IsFollowed(JournalReader reader, long from, IEnumerable<string> laterPaths)
    {
        if (reader.Find(from, IsLater) is not null)
        {
            return true;
        }

        foreach (var path in laterPaths)
        {
            if (store.OpenRead(path) is Stream file)
            {
                using JournalReader later = new(file, _header);
                if (later.Find(0, IsLater) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsLater(JournalFrame frame) =>
        frame.Signed.Checkpoint.Size > tree.Size && frame.Signed.Note.Verify(_keys, out _).Count > 0;
}
