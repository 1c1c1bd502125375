using Microsoft.AspNetCore.Http;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>InvokeModel and InvokeModelWithResponseStream: a body in the model's own form, and Bedrock's options in headers.</summary>
internal sealed class InvokeCall : NativeCall
{
    private const string Guardrail = "amazon-bedrock-guardrailConfig";

    /// <summary>Where the models have their limit of the answer: Claude, Llama, OpenAI's; and, in an object, Nova and Titan.</summary>
    private static readonly string[] Limits =
    [
        Guardrail,
        "max_tokens",
        "max_gen_len",
        "max_completion_tokens",
        "inferenceConfig",
        "textGenerationConfig",
    ];

    private readonly ReadOnlyMemory<byte> _body;
    private readonly IHeaderDictionary _headers;
    private readonly JsonSplice? _json;

    private InvokeCall(Route route, bool stream, IHeaderDictionary headers, ReadOnlyMemory<byte> body, JsonSplice? json)
        : base(route, stream ? nameof(Operation.InvokeModelWithResponseStream) : nameof(Operation.InvokeModel), stream)
    {
        (_headers, _body, _json) = (headers, body, json);
        TokensAtMost = json is null
            ? body.Length + PromptTokens.UnlimitedAnswer
            : PromptTokens.AtMost(body.Span) + (Limit(json) ?? PromptTokens.UnlimitedAnswer);
    }

    public override long TokensAtMost { get; }

    /// <summary>A body that says it is JSON must be; any other is the model's business.</summary>
    public static InvokeCall? Read(
        Route route,
        IHeaderDictionary headers,
        ReadOnlyMemory<byte> body,
        bool stream,
        out Refusal? refusal
    )
    {
        refusal = null;
        if (!JsonBody.IsJson(headers.ContentType))
        {
            return new(route, stream, headers, body, null);
        }
        return JsonSplice.Open(body, Limits, out refusal) is { } json ? new(route, stream, headers, body, json) : null;
    }

    public override UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal)
    {
        refusal = labels.GuardrailId is null ? null : CheckGuarded();
        if (refusal is not null || InvokeCallHeaders.Of(_headers, labels, Stream, out refusal) is not { } headers)
        {
            return null;
        }
        return new UpstreamCall(
            Stream ? Operation.InvokeModelWithResponseStream : Operation.InvokeModel,
            _body,
            _headers.ContentType is [{ Length: > 0 } type] ? type : "application/octet-stream",
            headers
        );
    }

    /// <summary>With a guardrail, what would keep part of the prompt from it is refused: input tags, and bodies it cannot read.</summary>
    private Refusal? CheckGuarded()
    {
        if (_json is null)
        {
            return Invalid.Body(
                "The content-type must be application/json: the configured guardrail reads nothing else."
            );
        }
        return _json.KindOf(Guardrail) != System.Text.Json.JsonTokenType.None
            ? Invalid.At(Guardrail, "limits what the configured guardrail sees, and is not allowed here; leave it out.")
            : null;
    }

    private static long? Limit(JsonSplice json) =>
        JsonBody.Number(json.ValueOf("max_tokens").Span)
        ?? JsonBody.Number(json.ValueOf("max_gen_len").Span)
        ?? JsonBody.Number(json.ValueOf("max_completion_tokens").Span)
        ?? JsonBody.Number(json.ValueOf("inferenceConfig").Span, "maxTokens"u8)
        ?? JsonBody.Number(json.ValueOf("inferenceConfig").Span, "max_new_tokens"u8)
        ?? JsonBody.Number(json.ValueOf("textGenerationConfig").Span, "maxTokenCount"u8);
}
