using Microsoft.AspNetCore.Http;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>
/// Converse and ConverseStream. The labels are spliced into the body; every other byte of it stays as the client wrote it.
/// </summary>
internal sealed class ConverseCall : NativeCall
{
    private const string Metadata = "requestMetadata";
    private const string Guardrail = "guardrailConfig";
    private const string Inference = "inferenceConfig";

    private readonly JsonSplice _body;
    private readonly ReadOnlyMemory<byte> _given;

    private ConverseCall(Route route, bool stream, JsonSplice body, ReadOnlyMemory<byte> given)
        : base(route, stream ? nameof(Operation.ConverseStream) : nameof(Operation.Converse), stream)
    {
        (_body, _given) = (body, given);
        TokensAtMost =
            PromptTokens.AtMost(given.Span)
            + (JsonBody.Number(body.ValueOf(Inference).Span, "maxTokens"u8) ?? PromptTokens.UnlimitedAnswer);
    }

    public override long TokensAtMost { get; }

    public static ConverseCall? Read(
        Route route,
        IHeaderDictionary headers,
        ReadOnlyMemory<byte> body,
        bool stream,
        out Refusal? refusal
    )
    {
        refusal = JsonBody.Check(headers);
        return refusal is null && JsonSplice.Open(body, [Metadata, Guardrail, Inference], out refusal) is { } splice
            ? new(route, stream, splice, body)
            : null;
    }

    public override UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal)
    {
        refusal = _body.Merge(Metadata, labels.Metadata, RequestMetadata.MostEntries);
        if (refusal is null && labels.GuardrailId is not null)
        {
            refusal = Guard(labels);
        }
        return refusal is null
            ? new UpstreamCall(
                Stream ? Operation.ConverseStream : Operation.Converse,
                _body.Apply(),
                JsonBody.ContentType,
                NoHeaders
            )
            : null;
    }

    /// <summary>
    /// Sets the configured guardrail. A body with <c>guardContent</c> would have it look at those blocks alone, so a caller could keep
    /// the rest of the prompt from it: refused.
    /// </summary>
    private Refusal? Guard(CallLabels labels)
    {
        if (JsonBody.Names(_given.Span, "guardContent"u8))
        {
            return Invalid.Body(
                "guardContent limits what the configured guardrail sees, and is not allowed here; send the text as text blocks."
            );
        }
        _body.Set(Guardrail, GuardrailConfig.Converse(labels));
        return null;
    }
}
