using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary><c>POST /v1/messages/count_tokens</c>.</summary>
internal sealed class CountTokensCall(MessagesRequest request) : IClientCall
{
    public string ModelAsked => request.Model;

    public bool Stream => false;

    public string OperationName => nameof(Operation.CountTokens);

    /// <summary>Counting is not charged for.</summary>
    public long TokensAtMost => 0;

    public string AnswerContentType => "application/json";

    public bool PassesThrough => false;

    public UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal)
    {
        ReadOnlyMemory<byte>? body = ClaudeModel.Is(model)
            ? Wrap(request.ForCounting(out refusal))
            : ConverseFromMessages.Translate(request.Body, labels, counting: true, out refusal);
        return body is { } bytes ? new UpstreamCall(Operation.CountTokens, bytes, "application/json", []) : null;
    }

    public void WriteAnswer(ReadOnlySpan<byte> upstream, IBufferWriter<byte> to)
    {
        var reader = new Utf8JsonReader(upstream);
        long? tokens = null;
        try
        {
            while (reader.Read())
            {
                if (
                    reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }
                    && reader.ValueTextEquals("inputTokens"u8)
                )
                {
                    reader.Read();
                    tokens = reader.GetInt64();
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("Bedrock's answer is not what CountTokens returns.", fault);
        }

        to.Write("{\"input_tokens\":"u8);
        Integer.Write(tokens ?? throw new InvalidDataException("Bedrock's answer has no inputTokens."), to);
        to.Write("}"u8);
    }

    public IAnswerStream OpenStream() => throw new NotSupportedException("Counting tokens has no stream.");

    /// <summary>CountTokens takes the body of an InvokeModel call as a blob, hence base64.</summary>
    private static ReadOnlyMemory<byte>? Wrap(ReadOnlyMemory<byte>? body)
    {
        if (body is not { } claude)
        {
            return null;
        }

        var head = "{\"input\":{\"invokeModel\":{\"body\":\""u8;
        var tail = "\"}}}"u8;
        var wrapped = new byte[head.Length + Base64.GetMaxEncodedToUtf8Length(claude.Length) + tail.Length];
        head.CopyTo(wrapped);
        Base64.EncodeToUtf8(claude.Span, wrapped.AsSpan(head.Length), out _, out var written);
        tail.CopyTo(wrapped.AsSpan(head.Length + written));
        return wrapped;
    }
}
