using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors.Native;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>A request for embeddings.</summary>
/// <param name="Texts">What to embed, each a JSON string as it stood in the body.</param>
/// <param name="Dimensions">How long the vectors are to be; null for the model's own length.</param>
/// <param name="AsBase64">Vectors as little-endian 32-bit floats in base64, which OpenAI's SDKs ask for, in place of numbers.</param>
/// <param name="Caller">The body's <c>user</c>, for the request metadata.</param>
internal sealed record EmbeddingsRequest(
    string Model,
    IReadOnlyList<ReadOnlyMemory<byte>> Texts,
    long? Dimensions,
    bool AsBase64,
    string? Caller,
    long TokensAtMost
)
{
    private static readonly string[] Touched = ["model", "input", "encoding_format", "dimensions", "user"];

    public static EmbeddingsRequest? Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body, out Refusal? refusal)
    {
        refusal = JsonBody.Check(headers);
        if (refusal is not null || JsonSplice.Open(body, Touched, out refusal) is not { } json)
        {
            return null;
        }

        List<ReadOnlyMemory<byte>> texts = [];
        var model = JsonText.Unquote(json.ValueOf("model"));
        var format = JsonText.Unquote(json.ValueOf("encoding_format"));
        var hasDimensions = json.KindOf("dimensions") is not (JsonTokenType.None or JsonTokenType.Null);
        var dimensions = json.Integer("dimensions");
        refusal =
            json.HasOthers
                ? Invalid.Body(
                    $"The body has a parameter that embeddings do not take. Allowed are {string.Join(", ", Touched)}."
                )
            : string.IsNullOrEmpty(model) ? Invalid.At("model", "is required: the name of a model, as a string.")
            : !(
                json.KindOf("encoding_format") is JsonTokenType.None or JsonTokenType.Null
                || format is "float" or "base64"
            )
                ? Invalid.At("encoding_format", "must be float or base64.")
            : hasDimensions && dimensions is not > 0 ? Invalid.At("dimensions", "must be a positive whole number.")
            : ReadTexts(json.ValueOf("input"), texts);
        return refusal is null
            ? new EmbeddingsRequest(
                model!,
                texts,
                dimensions,
                format == "base64",
                JsonText.Unquote(json.ValueOf("user")),
                PromptTokens.AtMost(body.Span)
            )
            : null;
    }

    private static Refusal? ReadTexts(ReadOnlyMemory<byte> input, List<ReadOnlyMemory<byte>> into)
    {
        if (input.IsEmpty)
        {
            return Invalid.At("input", "is required: a string or an array of strings.");
        }

        var reader = new Utf8JsonReader(input.Span, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            into.Add(input);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                into.Add(input[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);
            }
        }

        return reader.TokenType is JsonTokenType.Number or JsonTokenType.StartArray
                ? Invalid.At(
                    "input",
                    "holds tokens; only texts are taken, because models on Bedrock use other tokenizers."
                )
            : reader.TokenType is not (JsonTokenType.String or JsonTokenType.EndArray) || into.Count == 0
                ? Invalid.At("input", "must be a string or an array of strings, and not empty.")
            : null;
    }
}
