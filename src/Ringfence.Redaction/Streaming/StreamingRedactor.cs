using System.Buffers;
using Ringfence.Redaction.Replacements;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Streaming;

/// <summary>
/// Redacts a text that arrives in pieces. The pieces may be split anywhere: what is written equals <see cref="Redactor.Redact"/> of
/// the whole. Never holds back more than <see cref="MostHeldBack"/> characters, and keeps a bounded window of what it has written.
/// </summary>
public sealed class StreamingRedactor
{
    /// <summary>The most characters (UTF-16 code units) that are known and not yet written.</summary>
    public const int MostHeldBack = PassageCut.Most;

    private readonly RedactionOptions _options;
    private readonly Replacement _replacement;
    private readonly PassageScanner _scanner = new();
    private readonly List<Finding> _found = [];
    private char[] _buffer = new char[1024];
    private int _length;
    private int _judged;
    private bool _failed;

    /// <summary>A redactor for one stream.</summary>
    public StreamingRedactor(Redactor redactor, Replacement replacement)
    {
        _options = redactor.Options;
        _replacement = replacement;
    }

    /// <summary>What was found so far.</summary>
    public PhiCounts Counts { get; } = new();

    /// <summary>Takes the next piece and writes what is certain.</summary>
    /// <exception cref="RedactionFailedException">A detector failed, now or before; nothing more may be passed on.</exception>
    public void Append(ReadOnlySpan<char> piece, IBufferWriter<char> output)
    {
        while (!piece.IsEmpty)
        {
            // In portions, so that one huge piece does not make the window huge.
            var portion = piece[..Math.Min(piece.Length, 4096)];
            Keep(portion);
            Judge(final: false, output);
            piece = piece[portion.Length..];
        }
    }

    /// <summary>Writes what was held back; the stream is at its end.</summary>
    /// <exception cref="RedactionFailedException">A detector failed, now or before; nothing more may be passed on.</exception>
    public void Complete(IBufferWriter<char> output)
    {
        Judge(final: true, output);
        _length = _judged = 0;
        _scanner.Reset();
    }

    private void Keep(ReadOnlySpan<char> piece)
    {
        if (_length + piece.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + piece.Length));
        }

        piece.CopyTo(_buffer.AsSpan(_length));
        _length += piece.Length;
    }

    private void Judge(bool final, IBufferWriter<char> output)
    {
        if (_failed)
        {
            throw new RedactionFailedException(typeof(RedactionFailedException));
        }

        var origin = 0;
        try
        {
            while (
                _judged < _length
                && PassageCut.Next(_buffer.AsSpan(_judged, _length - _judged), final) is var length and > 0
            )
            {
                _found.Clear();
                var window = _buffer.AsSpan(origin, _judged + length - origin);
                var drop = _scanner.Scan(window, _judged - origin, _options, _found);
                Replacing.Write(window, _judged - origin, _found, _replacement, Counts, output);
                _judged += length;
                origin += drop;
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _failed = true;
            throw new RedactionFailedException(error.GetType());
        }

        _buffer.AsSpan(origin, _length - origin).CopyTo(_buffer);
        _length -= origin;
        _judged -= origin;
    }
}
