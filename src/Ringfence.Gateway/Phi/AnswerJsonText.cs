using System.Buffers;
using System.Globalization;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// A tool's input that arrives as pieces of JSON, split anywhere, also inside an escape. Each of its strings, member names included, is a
/// text of its own; a number is turned back when it is a pseudonym. What stands between them stays as it is.
/// </summary>
internal sealed class AnswerJsonText(CallPhi phi)
{
    private const int LongestNumber = 64;

    private readonly AnswerText _text = new(phi);
    private readonly ArrayBufferWriter<char> _given = new();
    private readonly ArrayBufferWriter<char> _number = new();
    private string _escape = "";
    private bool _inString;

    /// <summary>Takes the next piece and writes what is certain.</summary>
    public void Append(ReadOnlySpan<char> piece, IBufferWriter<char> to)
    {
        while (!piece.IsEmpty)
        {
            piece =
                !_inString ? Outside(piece, to)
                : _escape.Length > 0 ? Escape(piece, to)
                : Inside(piece, to);
        }
    }

    /// <summary>The stream has ended, wherever it stood.</summary>
    public void Complete(IBufferWriter<char> to)
    {
        EndNumber(to);
        EndText(to);
        to.Write(_escape);
        (_escape, _inString) = ("", false);
    }

    private ReadOnlySpan<char> Outside(ReadOnlySpan<char> piece, IBufferWriter<char> to)
    {
        var letter = piece[0];
        var isNumber = char.IsAsciiDigit(letter) || letter is '.' or '-' or '+' or 'e' or 'E';
        if (isNumber && _number.WrittenCount < LongestNumber)
        {
            _number.Write(piece[..1]);
        }
        else
        {
            EndNumber(to);
            to.Write(piece[..1]);
            _inString = letter == '"';
        }
        return piece[1..];
    }

    private ReadOnlySpan<char> Inside(ReadOnlySpan<char> piece, IBufferWriter<char> to)
    {
        var end = piece.IndexOfAny('"', '\\');
        var run = end < 0 ? piece : piece[..end];
        Add(run, to);
        if (end < 0)
        {
            return [];
        }
        if (piece[end] == '"')
        {
            EndText(to);
            to.Write("\"");
            _inString = false;
        }
        else
        {
            _escape = "\\";
        }
        return piece[(end + 1)..];
    }

    private ReadOnlySpan<char> Escape(ReadOnlySpan<char> piece, IBufferWriter<char> to)
    {
        _escape += piece[0];
        var isLong = _escape[1] == 'u';
        if (!isLong || _escape.Length == 6)
        {
            Add([Meaning(_escape)], to);
            _escape = "";
        }
        return piece[1..];
    }

    private static char Meaning(string escape) =>
        escape[1] switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            'u'
                when ushort.TryParse(
                    escape.AsSpan(2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var unit
                ) => (char)unit,
            var itself => itself,
        };

    private void Add(ReadOnlySpan<char> run, IBufferWriter<char> to)
    {
        _given.ResetWrittenCount();
        _text.Append(run, _given);
        Write(_given.WrittenSpan, to);
    }

    private void EndText(IBufferWriter<char> to)
    {
        _given.ResetWrittenCount();
        _text.Complete(_given);
        Write(_given.WrittenSpan, to);
    }

    private void EndNumber(IBufferWriter<char> to)
    {
        if (_number.WrittenCount > 0)
        {
            to.Write(phi.Map?.Original(_number.WrittenSpan.ToString()) ?? _number.WrittenSpan);
            _number.ResetWrittenCount();
        }
    }

    private static void Write(ReadOnlySpan<char> text, IBufferWriter<char> to)
    {
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '"':
                    to.Write("\\\"");
                    break;
                case '\\':
                    to.Write("\\\\");
                    break;
                case < ' ':
                case >= '\ud800' and <= '\udfff':
                    to.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"));
                    break;
                default:
                    to.Write([letter]);
                    break;
            }
        }
    }
}
