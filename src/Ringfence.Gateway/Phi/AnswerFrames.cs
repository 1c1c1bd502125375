using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ringfence.Aws.EventStream;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// Step 8 of a stream: passes Bedrock's frames on with the caller's own values back in them, and what the model brought up treated by
/// policy. Each content block is a text of its own. What is held back of it goes out before the block ends, in an event like the last one
/// that carried it. Frames that need no change stay as they are, byte for byte. One per stream; not thread-safe.
/// </summary>
internal sealed class AnswerFrames(CallPhi phi, AnswerFrames.Emit emit) : IDisposable
{
    private readonly AnswerEvent _event = new();
    private readonly Dictionary<(AnswerFieldName, int), AnswerLane> _lanes = [];
    private readonly PooledBuffer _inner = new(512);
    private readonly PooledBuffer _changed = new(512);
    private readonly PooledBuffer _payload = new(768);
    private readonly AnswerText _whole = new(phi);
    private readonly ArrayBufferWriter<char> _text = new();
    private char[] _chars = new char[256];

    /// <summary>Takes an event on its way to the client.</summary>
    public delegate void Emit(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> payload);

    /// <summary>Takes a frame; true when it was emitted, changed or with others before it, and false when it goes on as it is.</summary>
    /// <exception cref="RedactionFailedException">A detector failed; nothing more may be given.</exception>
    /// <exception cref="InvalidDataException">The frame is not what its type says.</exception>
    public bool Accept(in EventStreamMessage frame)
    {
        var isChunk = frame.EventType.SequenceEqual("chunk"u8);
        try
        {
            return !isChunk
                ? Accept(frame.EventType, frame.Payload, isChunk)
                : Unwrap(frame.Payload) && Accept(frame.EventType, _inner.Span, isChunk);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("An event of the stream is not the JSON that it should be.", fault);
        }
    }

    /// <summary>Gives everything that is held back: the stream has ended, as it should or not.</summary>
    public void Flush()
    {
        foreach (var lane in _lanes.Values)
        {
            Say(lane, lane.Complete());
        }
        _lanes.Clear();
    }

    public void Dispose()
    {
        _inner.Dispose();
        _changed.Dispose();
        _payload.Dispose();
    }

    private bool Accept(ReadOnlySpan<byte> type, ReadOnlySpan<byte> json, bool isChunk)
    {
        _event.Read(json, type);
        _changed.Clear();
        var written = 0;
        foreach (var field in _event.Fields)
        {
            var piece = Decode(json.Slice(field.Start, field.Length));
            var given = Treat(field, piece, json, isChunk);
            if (!given.SequenceEqual(piece))
            {
                _changed.Write(json[written..field.Start]);
                BodySplice.WriteEscaped(given, _changed);
                written = field.Start + field.Length;
            }
        }
        var flushed = FlushEnded();
        if (written == 0)
        {
            if (flushed)
            {
                Send(type, json, isChunk);
            }
            return flushed;
        }
        _changed.Write(json[written..]);
        Send(type, _changed.Span, isChunk);
        return true;
    }

    private ReadOnlySpan<char> Treat(
        in AnswerField field,
        ReadOnlySpan<char> piece,
        ReadOnlySpan<byte> json,
        bool isChunk
    )
    {
        if (field.Name == AnswerFieldName.None)
        {
            _text.ResetWrittenCount();
            _whole.Append(piece, _text);
            _whole.Complete(_text);
            return _text.WrittenSpan;
        }
        var key = (field.Name, field.Block);
        if (!_lanes.TryGetValue(key, out var lane))
        {
            lane = new AnswerLane(phi, isJson: field.Name >= AnswerFieldName.Input, isChunk);
            _lanes.Add(key, lane);
        }
        var isLast = _event.EndsAll || _event.EndsBlock == field.Block;
        var given = lane.Append(piece, isLast);
        if (isLast)
        {
            _lanes.Remove(key);
        }
        else
        {
            lane.Keep(json, field.Start, field.Length);
        }
        return given;
    }

    /// <summary>Says what is held back of the blocks that end with this event, before it.</summary>
    private bool FlushEnded()
    {
        if (_lanes.Count == 0 || !(_event.EndsAll || _event.EndsBlock is not null))
        {
            return false;
        }
        var flushed = false;
        foreach (var (key, lane) in _lanes)
        {
            if (_event.EndsAll || key.Item2 == _event.EndsBlock)
            {
                flushed |= Say(lane, lane.Complete());
                _lanes.Remove(key); // a dictionary may be enumerated while entries are removed
            }
        }
        return flushed;
    }

    /// <summary>One more event like the lane's last, with another piece in it.</summary>
    private bool Say(AnswerLane lane, ReadOnlySpan<char> piece)
    {
        if (piece.IsEmpty)
        {
            return false;
        }
        var (start, length) = lane.Piece;
        using var said = new PooledBuffer(lane.Event.Length + piece.Length);
        said.Write(lane.Event[..start]);
        BodySplice.WriteEscaped(piece, said);
        said.Write(lane.Event[(start + length)..]);
        Send(lane.IsChunk ? "chunk"u8 : "contentBlockDelta"u8, said.Span, lane.IsChunk);
        return true;
    }

    private void Send(ReadOnlySpan<byte> type, ReadOnlySpan<byte> json, bool isChunk)
    {
        if (!isChunk)
        {
            emit(type, json);
            return;
        }
        _payload.Clear();
        _payload.Write("{\"bytes\":\""u8);
        var room = _payload.GetSpan(Base64.GetMaxEncodedToUtf8Length(json.Length));
        Base64.EncodeToUtf8(json, room, out _, out var length);
        _payload.Advance(length);
        _payload.Write("\"}"u8);
        emit(type, _payload.Span);
    }

    /// <summary>A chunk's event out of its base64; false when it has none.</summary>
    private bool Unwrap(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        while (reader.Read())
        {
            if (
                reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }
                || !reader.ValueTextEquals("bytes"u8)
            )
            {
                continue;
            }
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                return false;
            }
            var base64 = reader.ValueIsEscaped ? Encoding.ASCII.GetBytes(reader.GetString()!) : reader.ValueSpan;
            _inner.Clear();
            var room = _inner.GetSpan(Base64.GetMaxDecodedFromUtf8Length(base64.Length));
            if (Base64.DecodeFromUtf8(base64, room, out _, out var length) != OperationStatus.Done)
            {
                throw new InvalidDataException("A chunk of the stream is not base64.");
            }
            _inner.Advance(length);
            return true;
        }
        return false;
    }

    /// <summary>The characters of a JSON string; half a surrogate pair stays one, for its other half may be in the next frame.</summary>
    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> raw)
    {
        if (_chars.Length < raw.Length)
        {
            _chars = new char[raw.Length * 2];
        }
        var length = 0;
        while (!raw.IsEmpty)
        {
            var escape = raw.IndexOf((byte)'\\');
            var plain = escape < 0 ? raw : raw[..escape];
            length += Encoding.UTF8.GetChars(plain, _chars.AsSpan(length));
            if (escape < 0)
            {
                break;
            }
            var isLong = raw[escape + 1] == (byte)'u';
            _chars[length++] = raw[escape + 1] switch
            {
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'u' => (char)
                    ushort.Parse(
                        raw.Slice(escape + 2, 4),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture
                    ),
                var itself => (char)itself,
            };
            raw = raw[(escape + (isLong ? 6 : 2))..];
        }
        return _chars.AsSpan(0, length);
    }
}
