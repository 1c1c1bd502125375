using System.Buffers;

namespace Ringfence.Gateway.Phi;

/// <summary>One text that runs through the frames of a stream, and the last event that carried a piece of it.</summary>
internal sealed class AnswerLane(CallPhi phi, bool isJson, bool isChunk)
{
    private readonly AnswerText? _text = isJson ? null : new AnswerText(phi);
    private readonly AnswerJsonText? _json = isJson ? new AnswerJsonText(phi) : null;
    private readonly ArrayBufferWriter<char> _given = new();
    private readonly ArrayBufferWriter<byte> _event = new();
    private char _half;

    /// <summary>Whether its events are a model's own, in <c>chunk</c> frames.</summary>
    public bool IsChunk { get; } = isChunk;

    /// <summary>The event that last carried a piece, its JSON.</summary>
    public ReadOnlySpan<byte> Event => _event.WrittenSpan;

    /// <summary>Where in it the piece stands, without its quotes.</summary>
    public (int Start, int Length) Piece { get; private set; }

    /// <summary>Takes a piece; what comes back is certain, and valid until the next call.</summary>
    public ReadOnlySpan<char> Append(ReadOnlySpan<char> piece, bool isLast)
    {
        Begin();
        if (_json is not null)
        {
            _json.Append(piece, _given);
        }
        else
        {
            _text!.Append(piece, _given);
        }
        if (isLast)
        {
            End();
        }
        return Whole(isLast);
    }

    /// <summary>What was held back.</summary>
    public ReadOnlySpan<char> Complete()
    {
        Begin();
        End();
        return Whole(isLast: true);
    }

    /// <summary>Keeps an event to say the held back rest with, should it come to that.</summary>
    public void Keep(ReadOnlySpan<byte> json, int start, int length)
    {
        _event.ResetWrittenCount();
        _event.Write(json);
        Piece = (start, length);
    }

    private void Begin()
    {
        _given.ResetWrittenCount();
        if (_half != default)
        {
            _given.Write([_half]);
            _half = default;
        }
    }

    private void End()
    {
        if (_json is not null)
        {
            _json.Complete(_given);
        }
        else
        {
            _text!.Complete(_given);
        }
    }

    /// <summary>Without the first half of a surrogate pair at its end, which no frame can carry alone.</summary>
    private ReadOnlySpan<char> Whole(bool isLast)
    {
        var given = _given.WrittenSpan;
        if (isLast || given.IsEmpty || !char.IsHighSurrogate(given[^1]))
        {
            return given;
        }
        _half = given[^1];
        return given[..^1];
    }
}
