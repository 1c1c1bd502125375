using System.Buffers;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary><c>POST /v1/chat/completions</c>.</summary>
internal sealed class ChatCall(ChatRequest request, TimeProvider time) : IClientCall
{
    /// <summary>Set by <see cref="ToUpstream"/>, without which there is nothing to answer.</summary>
    private ChatFrame? _frame;

    public string ModelAsked => request.Model;

    public bool Stream => request.Stream;

    public string OperationName => Operation.ToString();

    public long TokensAtMost => request.TokensAtMost;

    public string AnswerContentType => request.Stream ? ServerSentEvent.ContentType : "application/json";

    public bool PassesThrough => false;

    private Operation Operation => request.Stream ? Operation.ConverseStream : Operation.Converse;

    private ChatFrame Frame => _frame ?? throw new InvalidOperationException("The call has not been sent.");

    public UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal)
    {
        var claude = model.Provider == "anthropic";
        if (ConverseFromChat.Translate(request.Body, labels, claude, out var includeUsage, out refusal) is not { } body)
        {
            return null;
        }

        var created = time.GetUtcNow().ToUnixTimeSeconds();
        _frame = new ChatFrame(labels.RequestId, request.Model, created, includeUsage);
        return new UpstreamCall(Operation, body, "application/json", []);
    }

    public void WriteAnswer(ReadOnlySpan<byte> upstream, IBufferWriter<byte> to) =>
        ChatFromConverse.Write(upstream, Frame, to);

    public IAnswerStream OpenStream() => new ChatStream(Frame);
}
