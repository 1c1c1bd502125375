using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors.Native;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>A chat completion's body, read as far as policy and quotas need it; the rest is read when the model is known.</summary>
internal sealed record ChatRequest(ReadOnlyMemory<byte> Body, string Model, bool Stream, long TokensAtMost)
{
    private static readonly string[] Touched = ["model", "stream", "max_completion_tokens", "max_tokens"];

    public static ChatRequest? Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body, out Refusal? refusal)
    {
        refusal = JsonBody.Check(headers);
        if (refusal is not null || JsonSplice.Open(body, Touched, out refusal) is not { } json)
        {
            return null;
        }

        var model = JsonText.Unquote(json.ValueOf("model"));
        refusal =
            string.IsNullOrEmpty(model) ? Invalid.At("model", "is required: the name of a model, as a string.")
            : !json.IsAbsentOr("stream", JsonTokenType.True, JsonTokenType.False)
                ? Invalid.At("stream", "must be true or false.")
            : null;
        if (refusal is not null)
        {
            return null;
        }

        var answer =
            json.Integer("max_completion_tokens") ?? json.Integer("max_tokens") ?? PromptTokens.UnlimitedAnswer;
        var stream = json.KindOf("stream") == JsonTokenType.True;
        return new ChatRequest(
            body,
            model!,
            stream,
            PromptTokens.AtMost(body.Span) + Math.Clamp(answer, 0, int.MaxValue)
        );
    }
}
