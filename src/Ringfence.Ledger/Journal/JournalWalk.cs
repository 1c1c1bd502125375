using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Journal;

/// <summary>
/// Reads the whole journal from where the published tree ends, believing nothing: every frame must continue the tree, hash to the
/// root that its checkpoint says, and be signed. A frame's signed checkpoint is its checksum too.
/// </summary>
/// <param name="files">The journal.</param>
/// <param name="tree">The published tree; each frame that holds is appended to it.</param>
/// <param name="key">The key that signs its frames: the log's, unless the journal has its own.</param>
internal sealed class JournalWalk(JournalFiles files, Frontier tree, VerifierKey key)
{
    private readonly byte[] _header = JournalSegment.Header(key.Name);
    private readonly VerifierKey[] _keys = [key];
    private readonly long _published = tree.Size;
    private readonly Frontier _next = new();

    /// <summary>The segments read, each with the length that holds; complete after <see cref="Frames"/>.</summary>
    public List<JournalSegment> Segments { get; } = [];

    /// <summary>Looks at frames that are published already, which are otherwise passed over; says what is wrong with one.</summary>
    public Func<JournalFrame, string?>? PublishedProblem { get; init; }

    /// <summary>What stopped the walk, if not the journal's end; known after <see cref="Frames"/>.</summary>
    public JournalDamage? Damage { get; private set; }

    /// <summary>Every frame that holds and is not yet published, in order.</summary>
    public IEnumerable<JournalFrame> Frames()
    {
        for (var i = 0; i < files.Segments.Count && Damage is null; i++)
        {
            var (path, stream) = files.Segments[i];
            JournalReader reader = new(stream, _header);
            var problem = reader.ReadHeader();
            var contradicts = problem is not null;
            var good = reader.Position;
            while (problem is null && reader.TryRead(out var frame, out problem))
            {
                if (frame.Signed.Checkpoint.Size <= _published)
                {
                    problem = PublishedProblem?.Invoke(frame);
                }
                else
                {
                    (problem, contradicts) = Check(frame);
                }

                if (problem is not null)
                {
                    break;
                }

                good = reader.Position;
                if (frame.Signed.Checkpoint.Size > _published)
                {
                    tree.CopyFrom(_next);
                    yield return frame;
                }
            }

            Segments.Add(new JournalSegment(path, good, tree.Size));
            if (problem is not null)
            {
                Damage = new JournalDamage(path, good, tree.Size, problem, !contradicts && !IsFollowed(i, good + 1))
                {
                    IsUnfinished = reader.IsUnfinished,
                };
            }
        }
    }

    private (string? Problem, bool Contradicts) Check(JournalFrame frame)
    {
        var said = frame.Signed.Checkpoint;
        if (said.Origin != key.Name)
        {
            return ($"its checkpoint is of another log, {said.Origin}", true);
        }

        if (frame.First != tree.Size)
        {
            return ($"it continues from entry {frame.First}, so entries are missing", true);
        }

        _next.CopyFrom(tree);
        var rest = frame.Bundle.Span;
        while (EntryBundle.TryTake(ref rest, out var entry))
        {
            _next.Append(TreeHash.OfLeaf(entry));
        }

        var root = _next.Root();
        if (root != said.Root)
        {
            return ($"its entries hash to the root {root}, its checkpoint says {said.Root}", false);
        }

        // The entries are whole, so this is no torn write.
        return frame.Signed.Note.Verify(_keys, out var problem).Count > 0
            ? (null, false)
            : ($"its checkpoint is not signed by the journal's key: {problem}", true);
    }

    private bool IsFollowed(int segment, long offset)
    {
        for (var i = segment; i < files.Segments.Count; i++)
        {
            JournalReader reader = new(files.Segments[i].Stream, _header);
            if (reader.Find(i == segment ? offset : 0, IsLater) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsLater(JournalFrame frame) =>
        frame.Signed.Checkpoint.Size > tree.Size && frame.Signed.Note.Verify(_keys, out _).Count > 0;
}
