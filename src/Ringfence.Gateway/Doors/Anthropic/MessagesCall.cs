using System.Buffers;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary><c>POST /v1/messages</c>.</summary>
internal sealed class MessagesCall(MessagesRequest request) : IClientCall
{
    /// <summary>Set when the model is not Claude, and answers come from Converse; set by the last call of <see cref="ToUpstream"/>.</summary>
    private MessageFrame? _translated;

    public string ModelAsked => request.Model;

    public bool Stream => request.Stream;

    public string OperationName =>
        (request.Stream ? Operation.InvokeModelWithResponseStream : Operation.InvokeModel).ToString();

    public long TokensAtMost => request.TokensAtMost;

    public string AnswerContentType => request.Stream ? ServerSentEvent.ContentType : "application/json";

    public bool PassesThrough => false;

    public UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal)
    {
        var claude = ClaudeModel.Is(model);
        _translated = claude ? null : new MessageFrame(labels.RequestId, request.Model);
        return claude ? Invoke(labels, out refusal) : Converse(labels, out refusal);
    }

    public void WriteAnswer(ReadOnlySpan<byte> upstream, IBufferWriter<byte> to)
    {
        if (_translated is { } frame)
        {
            MessageFromConverse.Write(upstream, frame, to);
        }
        else
        {
            to.Write(upstream);
        }
    }

    public IAnswerStream OpenStream() =>
        _translated is { } frame ? new MessageStreamFromConverse(frame) : new ClaudeStream();

    private UpstreamCall? Invoke(CallLabels labels, out Refusal? refusal)
    {
        if (
            request.ForClaude(labels.GuardrailId is not null, out refusal) is not { } body
            || InvokeHeaders.Of(labels, request.Stream, out refusal) is not { } headers
        )
        {
            return null;
        }

        var operation = request.Stream ? Operation.InvokeModelWithResponseStream : Operation.InvokeModel;
        return new UpstreamCall(operation, body, "application/json", headers);
    }

    private UpstreamCall? Converse(CallLabels labels, out Refusal? refusal) =>
        ConverseFromMessages.Translate(request.Body, labels, counting: false, out refusal) is { } body
            ? new UpstreamCall(
                request.Stream ? Operation.ConverseStream : Operation.Converse,
                body,
                "application/json",
                []
            )
            : null;
}
