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
    /// <summary>
    /// The most characters (UTF-16 code units) that are known and not yet written; zero-width characters, of which at most three are passed
    /// over after each other character, are not counted.
    /// </summary>
    public const int MostHeldBack = PassageCut.Most;

    private readonly RedactionOptions _options;
    private readonly Replacement _replacement;
    private readonly ConfirmedNames? _names;
    private readonly PassageScanner _scanner = new();
    private readonly List<Finding> _found = [];
    private char[] _buffer = new char[1024];
    private int _length;
    private int _judged;
    private bool _failed;

    // Only where the stream held a character that is folded: what was written, from the first character not yet judged on, and the
    // place in it of each folded character.
    private char[]? _written;
    private int[] _places = [];
    private int _writtenLength;
    private int _passedOn;
    private int _unseen;

    /// <summary>A redactor for one stream.</summary>
    /// <param name="redactor">With the options of the team.</param>
    /// <param name="replacement">What stands in an identifier's place.</param>
    /// <param name="names">Names known beforehand: of the prompt, when this is its answer.</param>
    public StreamingRedactor(Redactor redactor, Replacement replacement, ConfirmedNames? names = null)
    {
        _options = redactor.Options;
        _replacement = replacement;
        _names = names;
        _scanner.Begin(names);
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
        _length = _judged = _writtenLength = _unseen = 0;
        _written = null;
        _scanner.Begin(_names);
    }

    private void Keep(ReadOnlySpan<char> piece)
    {
        if (_length + piece.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + piece.Length));
        }

        if (_written is null && !Folding.Needed(piece))
        {
            piece.CopyTo(_buffer.AsSpan(_length));
            _length += piece.Length;
            return;
        }

        KeepFolded(piece);
    }

    private void KeepFolded(ReadOnlySpan<char> piece)
    {
        if (_written is null)
        {
            _writtenLength = _length - _judged;
            _written = _buffer.AsSpan(_judged, _writtenLength).ToArray();
            Array.Resize(ref _places, _buffer.Length);
            for (var at = 0; at < _writtenLength; at++)
            {
                _places[_judged + at] = at;
            }
        }

        if (_writtenLength + piece.Length > _written.Length)
        {
            Array.Resize(ref _written, Math.Max(_written.Length * 2, _writtenLength + piece.Length));
        }

        if (_places.Length < _buffer.Length)
        {
            Array.Resize(ref _places, _buffer.Length);
        }

        piece.CopyTo(_written.AsSpan(_writtenLength));
        _length += Folding.Fold(piece, _buffer.AsSpan(_length), _places.AsSpan(_length), _writtenLength, ref _unseen);
        _writtenLength += piece.Length;
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
                Write(window, origin, length, output);
                _judged += length;
                origin += drop;
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _failed = true;
            throw new RedactionFailedException(error.GetType());
        }

        if (final && _written is not null)
        {
            // Unseen characters at the end belong to no passage.
            output.Write(_written.AsSpan(_passedOn, _writtenLength - _passedOn));
            _passedOn = _writtenLength;
        }

        Drop(origin);
    }

    private void Write(ReadOnlySpan<char> window, int origin, int length, IBufferWriter<char> output)
    {
        if (_written is null)
        {
            Replacing.Write(window, _judged - origin, _found, _replacement, Counts, output);
            return;
        }

        for (var each = 0; each < _found.Count; each++)
        {
            var (start, end) = (_found[each].Start + origin, _found[each].End + origin);
            _found[each] = _found[each] with { Start = _places[start], End = _places[end - 1] + 1 };
        }

        var next = _judged + length;
        var to = next < _length ? _places[next] : _writtenLength;
        Replacing.Write(_written.AsSpan(0, to), _passedOn, _found, _replacement, Counts, output);
        _passedOn = to;
    }

    /// <summary>Forgets what no later passage looks at.</summary>
    private void Drop(int origin)
    {
        if (_written is not null)
        {
            _written.AsSpan(_passedOn, _writtenLength - _passedOn).CopyTo(_written);
            _writtenLength -= _passedOn;
            for (var at = _judged; at < _length; at++)
            {
                _places[at - origin] = _places[at] - _passedOn;
            }

            _passedOn = 0;
        }

        _buffer.AsSpan(origin, _length - origin).CopyTo(_buffer);
        _length -= origin;
        _judged -= origin;
    }
}
