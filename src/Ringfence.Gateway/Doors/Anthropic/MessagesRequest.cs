using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors.Native;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>
/// A Messages body, read only as far as the gateway touches it: what it does not know it leaves alone, and Claude's own checks
/// answer for it in the words that clients expect.
/// </summary>
internal sealed class MessagesRequest
{
    private const string Generation2026 = "2026-10-21";
    private const string BedrockGeneration2023 = "bedrock-2023-05-31";

    /// <summary>Says which part of the prompt a guardrail sees.</summary>
    private const string GuardrailTags = "amazon-bedrock-guardrailConfig";

    private static readonly string[] Touched =
    [
        "model",
        "stream",
        "max_tokens",
        "anthropic_version",
        "anthropic_beta",
        "user_profile_id",
        "thinking",
        GuardrailTags,
    ];

    private readonly JsonSplice _splice;
    private readonly IHeaderDictionary _headers;

    private MessagesRequest(JsonSplice splice, IHeaderDictionary headers, ReadOnlyMemory<byte> body, string model)
    {
        _splice = splice;
        _headers = headers;
        Body = body;
        Model = model;
        Stream = splice.KindOf("stream") == JsonTokenType.True;
        TokensAtMost =
            PromptTokens.AtMost(body.Span)
            + Math.Clamp(splice.Integer("max_tokens") ?? PromptTokens.UnlimitedAnswer, 0, int.MaxValue);
    }

    /// <summary>As the client sent it.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    public string Model { get; }

    public bool Stream { get; }

    public long TokensAtMost { get; }

    public static MessagesRequest? Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body, out Refusal? refusal)
    {
        refusal = JsonBody.Check(headers);
        if (refusal is not null || JsonSplice.Open(body, Touched, out refusal) is not { } splice)
        {
            return null;
        }

        var model = JsonText.Unquote(splice.ValueOf("model"));
        refusal =
            string.IsNullOrEmpty(model) ? Invalid.At("model", "is required: the name of a model, as a string.")
            : !splice.IsAbsentOr("stream", JsonTokenType.True, JsonTokenType.False)
                ? Invalid.At("stream", "must be true or false.")
            : !splice.IsAbsentOr("max_tokens", JsonTokenType.Number) ? Invalid.At("max_tokens", "must be a number.")
            : null;
        return refusal is null ? new MessagesRequest(splice, headers, body, model!) : null;
    }

    /// <summary>
    /// The body as InvokeModel takes it for Claude. Only members that the Messages API and InvokeModel carry in different places
    /// are touched; null with a refusal when one of them cannot be.
    /// </summary>
    /// <param name="guarded">Whether a guardrail is configured: the caller may then not say what it sees.</param>
    public ReadOnlyMemory<byte>? ForClaude(bool guarded, out Refusal? refusal)
    {
        refusal =
            guarded && _splice.KindOf(GuardrailTags) != JsonTokenType.None
                ? Invalid.At(
                    GuardrailTags,
                    "limits what the configured guardrail sees, and is not allowed here; leave it out."
                )
                : Betas.Merge(_splice, _headers["anthropic-beta"], except: null);
        return refusal is null ? Edited() : null;
    }

    /// <summary>The same for CountTokens, whose body Bedrock checks like one that is to be answered: it must have an answer's limit.</summary>
    public ReadOnlyMemory<byte>? ForCounting(out Refusal? refusal)
    {
        refusal = Betas.Merge(_splice, _headers["anthropic-beta"], except: Betas.Counting);
        if (_splice.KindOf("max_tokens") == JsonTokenType.None)
        {
            _splice.Set("max_tokens", Encoding.ASCII.GetBytes((ThinkingBudget() + 1).ToString()));
        }
        return refusal is null ? Edited() : null;
    }

    private ReadOnlyMemory<byte>? Edited()
    {
        _splice.Remove("model");
        _splice.Remove("stream");
        if (_splice.KindOf("anthropic_version") == JsonTokenType.None)
        {
            var generation = _headers["anthropic-version"] == Generation2026 ? Generation2026 : BedrockGeneration2023;
            _splice.Set("anthropic_version", JsonText.Quote(generation));
        }
        if (
            _splice.KindOf("user_profile_id") == JsonTokenType.None
            && _headers["anthropic-user-profile-id"] is [{ } profile]
        )
        {
            _splice.Set("user_profile_id", JsonText.Quote(profile));
        }
        return _splice.Apply();
    }

    /// <summary>An answer's limit must be above what the model may think.</summary>
    private long ThinkingBudget() =>
        _splice.KindOf("thinking") == JsonTokenType.StartObject
        && JsonSplice.Open(_splice.ValueOf("thinking"), ["budget_tokens"], out _) is { } thinking
            ? Math.Clamp(thinking.Integer("budget_tokens") ?? 0, 0, int.MaxValue)
            : 0;
}
