using System.Buffers;
using System.Text;
using Ringfence.Aws.Bedrock;
using Ringfence.Aws.EventStream;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Phi;

namespace Ringfence.Gateway.Answers;

/// <summary>
/// Takes Bedrock's bytes, cuts them into frames, and has them ready for the client: as they are, or in the client's own protocol. What
/// ends an answer is held apart until <see cref="Finish"/>.
/// </summary>
internal sealed class FrameRelay(Exchange exchange, TimeProvider time) : IDisposable
{
    private readonly EventStreamDecoder _decoder = new();
    private readonly PooledBuffer _ready = new(4096);
    private readonly PooledBuffer _held = new();

    /// <summary>Null where frames go back as they are.</summary>
    private readonly IAnswerStream? _translation = exchange.Call!.PassesThrough ? null : exchange.Call.OpenStream();

    /// <summary>The exception that Bedrock ended the stream in, where it has to be said in another form; null when it did not.</summary>
    public ClientError? Fault { get; private set; }

    /// <summary>Whether the last thing that the client is given is an error event.</summary>
    public bool EndsInError { get; private set; }

    /// <summary>Null where nothing has to be done to the answer's texts.</summary>
    private AnswerFrames? _phi;

    /// <summary>Where the frames of the moment go.</summary>
    private PooledBuffer? _to;

    public int Unflushed => _ready.Length;

    public bool MayPing => _translation is not null && exchange.Http.Response.HasStarted;

    public Memory<byte> GetMemory() => _decoder.GetMemory();

    /// <summary>Takes the bytes that were read; true when the stream is over.</summary>
    /// <exception cref="InvalidDataException">They are no frames, or not what they say.</exception>
    public bool Accept(int read)
    {
        _decoder.Advance(read);
        while (_decoder.TryRead(out var frame))
        {
            if (!frame.MessageType.SequenceEqual("event"u8))
            {
                Except(frame);
                return true;
            }
            StreamUsage.Read(frame, exchange.Usage);
            if (exchange.FirstTokenAt is null && exchange.Usage.HasContent)
            {
                exchange.FirstTokenAt = time.GetTimestamp();
            }
            var to = exchange.Usage.HasEnded ? _held : _ready;
            if (exchange.Phi is { ReadsAnswers: true } phi)
            {
                _to = to;
                _phi ??= new AnswerFrames(phi, Emit);
                if (_phi.Accept(frame))
                {
                    continue;
                }
            }
            if (_translation is null)
            {
                to.Write(frame.Frame);
            }
            else
            {
                _translation.Accept(frame, to);
            }
        }
        return false;
    }

    /// <summary>Bedrock closed the stream: null when that was its proper end.</summary>
    public Refusal? Ended() =>
        _decoder.IsMidFrame ? new(GatewayError.StreamBroken, "Bedrock's stream was cut in the middle of a frame.")
        : !exchange.Usage.HasEnded ? new(GatewayError.StreamBroken, "Bedrock's stream ended before the answer did.")
        : null;

    /// <summary>The entry is durable: the end of the answer may be given.</summary>
    public void Finish()
    {
        if (Fault is not null)
        {
            _translation!.Break(Fault, _held);
        }
        else
        {
            _translation?.Finish(_held);
        }
        _ready.Write(_held.Span);
        _held.Clear();
    }

    /// <summary>The end of the answer is not given, or never came: an error event stands in its place.</summary>
    public void Break(ClientError error)
    {
        _held.Clear();
        EndsInError = true;
        Flush();
        if (_translation is not null)
        {
            _translation.Break(error, _ready);
        }
        else
        {
            EventStreamEncoder.WriteException(_ready, StreamMember(error), error.Message);
        }
    }

    public void Ping() => _translation?.Ping(_ready);

    /// <summary>Gives the client what is ready; false when it has left, or does not read.</summary>
    public async ValueTask<bool> FlushAsync()
    {
        var hasAll = await ClientWriter.WriteAsync(exchange, _ready.Memory);
        _ready.Clear();
        return hasAll;
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _phi?.Dispose();
        _ready.Dispose();
        _held.Dispose();
    }

    /// <summary>A broken stream still gives what came of it, unless it broke because it could not be judged.</summary>
    private void Flush()
    {
        if (exchange.Error != GatewayError.RedactionFailed)
        {
            _to = _ready;
            _phi?.Flush();
        }
    }

    private void Emit(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> payload)
    {
        if (_translation is null)
        {
            EventStreamEncoder.WriteEvent(_to!, eventType, payload);
        }
        else
        {
            var frame = new EventStreamMessage
            {
                EventType = eventType,
                Payload = payload,
                MessageType = "event"u8,
            };
            _translation.Accept(frame, _to!);
        }
    }

    /// <summary>The exception that says it in this operation's stream; only InvokeModel's has one for time that ran out.</summary>
    private byte[] StreamMember(ClientError error)
    {
        var member = BedrockErrors.StreamMemberOf(error.AwsType);
        var isMissing = member == "modelTimeoutException" && exchange.Upstream!.Operation == Operation.ConverseStream;
        return Encoding.ASCII.GetBytes(isMissing ? "modelStreamErrorException" : member);
    }

    /// <summary>An exception or error frame is Bedrock's last word.</summary>
    private void Except(in EventStreamMessage frame)
    {
        EndsInError = true;
        Flush();
        var member = Encoding.UTF8.GetString(frame.EventType);
        var type = BedrockErrors.FindInStream(member)?.Name ?? member;
        exchange.FailUpstream(exchange.Status, type);
        if (_translation is null)
        {
            _held.Write(frame.Frame);
        }
        else
        {
            Fault = UpstreamErrors.Of(exchange, BedrockError.Parse(type, frame.Payload));
        }
    }
}
