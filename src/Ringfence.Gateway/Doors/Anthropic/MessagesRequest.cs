using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>
/// A Messages body, read only as far as the gateway touches it: what it does not know it leaves alone, and Claude's own checks
/// answer for it in the words that clients expect.
/// </summary>
internal sealed class MessagesRequest
{
    private const string Generation2026 = "2026-10-21";
    private const string BedrockGeneration2023 = "bedrock-2023-05-31";

    /// <summary>Names the operation that counts tokens; it is no beta of the model's.</summary>
    private const string CountingBeta = "token-counting-2024-11-01";

    private static readonly string[] Touched =
    [
        "model",
        "stream",
        "max_tokens",
        "anthropic_version",
        "anthropic_beta",
        "user_profile_id",
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
        if (JsonSplice.Open(body, Touched, out refusal) is not { } splice)
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
    /// are touched; null with a refusal when <c>anthropic_beta</c> is no list of strings.
    /// </summary>
    /// <param name="counting">For CountTokens, whose body Bedrock checks like one that is to be answered.</param>
    public ReadOnlyMemory<byte>? ForClaude(bool counting, out Refusal? refusal)
    {
        _splice.Remove("model");
        _splice.Remove("stream");
        if (_splice.KindOf("anthropic_version") == JsonTokenType.None)
        {
            var new2026 = _headers["anthropic-version"] == Generation2026;
            _splice.Set("anthropic_version", JsonText.Quote(new2026 ? Generation2026 : BedrockGeneration2023));
        }

        if (
            _splice.KindOf("user_profile_id") == JsonTokenType.None
            && _headers["anthropic-user-profile-id"] is [{ } profile]
        )
        {
            _splice.Set("user_profile_id", JsonText.Quote(profile));
        }

        if (counting && _splice.KindOf("max_tokens") == JsonTokenType.None)
        {
            _splice.Set("max_tokens", "1"u8.ToArray());
        }

        refusal = MergeBetas(counting);
        if (refusal is not null)
        {
            return null;
        }

        return _splice.Apply();
    }

    /// <summary>Adds the header's betas to the body's: the header and the body each count, and half a pair is refused by the model.</summary>
    private Refusal? MergeBetas(bool counting)
    {
        List<string> betas = [];
        ReadOnlyMemory<byte> inBody = _splice.ValueOf("anthropic_beta");
        if (
            _splice.KindOf("anthropic_beta") is not (JsonTokenType.None or JsonTokenType.Null)
            && !ReadList(inBody, betas)
        )
        {
            return Invalid.At("anthropic_beta", "must be an array of strings.");
        }

        var before = betas.Count;
        foreach (var line in _headers["anthropic-beta"])
        {
            foreach (StringSegment part in new StringTokenizer(line ?? "", [',']))
            {
                var beta = part.Trim().ToString();
                if (beta.Length > 0 && !(counting && beta == CountingBeta) && !betas.Contains(beta))
                {
                    betas.Add(beta);
                }
            }
        }

        if (betas.Count > before)
        {
            var json = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(json, JsonText.Writer);
            writer.WriteStartArray();
            betas.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
            writer.Flush();
            _splice.Set("anthropic_beta", json.WrittenMemory);
        }

        return null;
    }

    private static bool ReadList(ReadOnlyMemory<byte> json, List<string> into)
    {
        var reader = new Utf8JsonReader(json.Span);
        var isArray = reader.Read() && reader.TokenType == JsonTokenType.StartArray;
        while (isArray && reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            if (JsonText.Unquote(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]) is not { } text)
            {
                return false;
            }

            into.Add(text);
        }

        return isArray && reader.TokenType == JsonTokenType.EndArray;
    }
}
