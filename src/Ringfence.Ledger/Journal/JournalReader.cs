using System.Buffers.Binary;
using System.Text;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Journal;

/// <summary>Reads the frames of one segment. A frame that is not whole is told, not thrown: it may be what a crash left.</summary>
internal sealed class JournalReader(Stream file, byte[] header)
{
    private byte[] _buffer = new byte[64 * 1024];

    // Known when the first byte is read. Zero bytes at the end of the file are room that no frame has taken; a frame never ends in one.
    private long? _end;

    /// <summary>
    /// Whether what was tried last is only the beginning of a frame: a whole one, its length altered, would end as its checkpoint does.
    /// </summary>
    public bool IsUnfinished { get; private set; }

    /// <summary>Where the next frame starts.</summary>
    public long Position { get; private set; }

    /// <summary>
    /// Reads the header. A segment that ends inside it was being made when the process stopped, and holds nothing.
    /// </summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public string? ReadHeader()
    {
        var found = new byte[header.Length];
        var length = ReadAt(0, found);
        if (!header.AsSpan(0, length).SequenceEqual(found.AsSpan(0, length)))
        {
            return "it does not start with the header of this log's journal";
        }

        Position = length;
        return null;
    }

    /// <summary>Reads the next frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="problem">Why the bytes that are there are no frame; null at the end of the segment.</param>
    public bool TryRead(out JournalFrame frame, out string? problem)
    {
        var read = TryReadAt(Position, out frame, out var end, out problem);
        if (read)
        {
            Position = end;
        }

        return read;
    }

    /// <summary>Where the next bytes stand that are a whole frame which <paramref name="accept"/> takes; null when there are none.</summary>
    public long? Find(long from, Func<JournalFrame, bool> accept)
    {
        var window = new byte[64 * 1024];
        for (var start = from; ; )
        {
            var length = ReadAt(start, window);
            var at = window.AsSpan(0, length).IndexOf(JournalFrame.Marker);
            if (at >= 0)
            {
                if (TryReadAt(start + at, out var frame, out _, out _) && accept(frame))
                {
                    return start + at;
                }

                start += at + 1;
            }
            else if (length < window.Length)
            {
                return null;
            }
            else
            {
                // The window may end inside a marker.
                start += length - JournalFrame.Marker.Length + 1;
            }
        }
    }

    private bool TryReadAt(long offset, out JournalFrame frame, out long end, out string? problem)
    {
        frame = default;
        end = offset;
        problem = null;
        Span<byte> head = stackalloc byte[JournalFrame.HeadLength];
        var headLength = ReadAt(offset, head);
        if (headLength == 0)
        {
            return false;
        }

        problem = "a frame is cut short";
        if (headLength < head.Length)
        {
            var begun = head[..Math.Min(headLength, JournalFrame.Marker.Length)];
            IsUnfinished = JournalFrame.Marker.StartsWith(begun);
            return false;
        }

        var bundleLength = BinaryPrimitives.ReadInt32BigEndian(head[4..]);
        var noteLength = BinaryPrimitives.ReadInt32BigEndian(head[8..]);
        if (
            !head.StartsWith(JournalFrame.Marker)
            || bundleLength is < 0 or > JournalFrame.MaxBundleBytes
            || noteLength is < 0 or > JournalFrame.MaxNoteBytes
        )
        {
            problem = "no frame starts where one should";
            return false;
        }

        var length = bundleLength + noteLength;
        if (_buffer.Length < length)
        {
            _buffer = new byte[length];
        }

        var read = ReadAt(offset + head.Length, _buffer.AsSpan(0, length));
        if (read < length)
        {
            IsUnfinished = !EndsLikeNote(_buffer.AsSpan(0, read));
            return false;
        }

        end = offset + head.Length + length;
        return TryParse(
            offset,
            _buffer.AsMemory(0, bundleLength),
            _buffer.AsSpan(bundleLength, noteLength),
            out frame,
            ref problem
        );
    }

    private static bool TryParse(
        long offset,
        ReadOnlyMemory<byte> bundle,
        ReadOnlySpan<byte> note,
        out JournalFrame frame,
        ref string? problem
    )
    {
        frame = default;
        if (EntryBundle.Count(bundle.Span) is not int count)
        {
            problem = "a frame's entries do not fill their length";
            return false;
        }

        if (!SignedCheckpoint.TryParse(note, out var signed, out var wrong))
        {
            problem = $"a frame ends without its checkpoint ({wrong})";
            return false;
        }

        frame = new JournalFrame(offset, bundle, count, signed);
        problem = null;
        return true;
    }

    private static bool EndsLikeNote(ReadOnlySpan<byte> bytes)
    {
        var signatures = bytes.LastIndexOf("\n\n\u2014 "u8);
        return signatures >= 0
            && bytes[^1] == '\n'
            && NoteSignature.TryParse(Encoding.UTF8.GetString(bytes[(signatures + 2)..^1]), out _);
    }

    private int ReadAt(long offset, Span<byte> bytes)
    {
        var left = Math.Max(0, (_end ??= EndOfFrames()) - offset);
        return ReadAt(offset, bytes, left);
    }

    private int ReadAt(long offset, Span<byte> bytes, long left)
    {
        file.Position = offset;
        var wanted = bytes[..(int)Math.Min(bytes.Length, left)];
        return file.ReadAtLeast(wanted, wanted.Length, throwOnEndOfStream: false);
    }

    private long EndOfFrames()
    {
        var window = new byte[64 * 1024];
        for (var end = file.Length; end > 0; )
        {
            var start = Math.Max(0, end - window.Length);
            var read = ReadAt(start, window, end - start);
            var last = window.AsSpan(0, read).LastIndexOfAnyExcept((byte)0);
            if (last >= 0)
            {
                return start + last + 1;
            }

            end = start;
        }

        return 0;
    }
}
