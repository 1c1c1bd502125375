using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>A request for embeddings, in Titan's or Cohere's words, and its answer in the same.</summary>
/// <param name="Types"><c>float</c>, <c>binary</c>, <c>int8</c>; empty when the request names none.</param>
internal sealed record EmbeddingRequest(
    ModelFamily Family,
    IReadOnlyList<string> Texts,
    int Dimensions,
    bool Normalize,
    IReadOnlyList<string> Types
)
{
    private const int TitanV1Dimensions = 1_536;
    private const int CohereDimensions = 1_024;
    private const int MostCohereTexts = 96;
    private const int LongestTitanText = 50_000;

    public int Tokens => Texts.Sum(text => Math.Max(1, Usage.Tokens(text.Length)));

    /// <exception cref="AwsFault">400, as the model words it.</exception>
    public static EmbeddingRequest Read(JsonElement body, FoundationModel model) =>
        model.Family is ModelFamily.CohereEmbedding ? ReadCohere(body) : ReadTitan(body, model.Family);

    public void WriteAnswer(Utf8JsonWriter json, Guid id)
    {
        if (Family is ModelFamily.CohereEmbedding)
        {
            WriteCohere(json, id);
        }
        else
        {
            WriteTitan(json);
        }
    }

    private static EmbeddingRequest ReadTitan(JsonElement body, ModelFamily family)
    {
        var text = body.Text("inputText");
        if (string.IsNullOrEmpty(text) || text.Length > LongestTitanText)
        {
            throw Malformed(
                text is null ? "#: required key [inputText] not found"
                : text.Length == 0 ? "#/inputText: expected minLength: 1, actual: 0"
                : $"#/inputText: expected maxLength: {LongestTitanText}, actual: {text.Length}"
            );
        }

        if (family is ModelFamily.TitanEmbeddingV1)
        {
            return new(family, [text], TitanV1Dimensions, Normalize: true, []);
        }

        var dimensions = body.Whole("dimensions") ?? 1_024;
        return dimensions is 256 or 512 or 1_024
            ? new(
                family,
                [text],
                dimensions,
                body.Member("normalize") is not { ValueKind: JsonValueKind.False },
                [.. body.Texts("embeddingTypes")]
            )
            : throw Malformed($"#/dimensions: {dimensions} is not a valid enum value");
    }

    private static EmbeddingRequest ReadCohere(JsonElement body)
    {
        string[] texts = [.. body.Texts("texts")];
        if (texts.Length is 0 or > MostCohereTexts)
        {
            throw Malformed(
                texts.Length == 0
                    ? "#: required key [texts] not found"
                    : $"#/texts: expected maximum item count: {MostCohereTexts}, found: {texts.Length}"
            );
        }

        return body.Text("input_type") is "search_document" or "search_query" or "classification" or "clustering"
            ? new(
                ModelFamily.CohereEmbedding,
                texts,
                CohereDimensions,
                Normalize: true,
                [.. body.Texts("embedding_types")]
            )
            : throw Malformed(
                "#: required key [input_type] not found, or not one of search_document, search_query, classification, clustering"
            );
    }

    private void WriteTitan(Utf8JsonWriter json)
    {
        var vector = Embedding.Of(Texts[0], Dimensions, Normalize);
        json.WriteStartObject();
        json.WriteStartArray("embedding"u8);
        WriteValues(json, vector, "float");
        json.WriteEndArray();
        json.WriteNumber("inputTextTokenCount"u8, Tokens);
        if (Types.Count > 0)
        {
            json.WriteStartObject("embeddingsByType"u8);
            foreach (var type in Types)
            {
                json.WriteStartArray(type);
                WriteValues(json, vector, type);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteCohere(Utf8JsonWriter json, Guid id)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteStartArray("texts"u8);
        foreach (var text in Texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        json.WriteString("response_type"u8, Types.Count == 0 ? "embeddings_floats"u8 : "embeddings_by_type"u8);
        json.WritePropertyName("embeddings"u8);
        if (Types.Count == 0)
        {
            WriteVectors(json, "float");
        }
        else
        {
            json.WriteStartObject();
            foreach (var type in Types)
            {
                json.WritePropertyName(type);
                WriteVectors(json, type);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteVectors(Utf8JsonWriter json, string type)
    {
        json.WriteStartArray();
        foreach (var text in Texts)
        {
            json.WriteStartArray();
            WriteValues(json, Embedding.Of(text, Dimensions), type);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, float[] vector, string type)
    {
        foreach (var value in vector)
        {
            switch (type)
            {
                case "float":
                    json.WriteNumberValue(value);
                    break;
                case "binary":
                    json.WriteNumberValue(value > 0 ? 1 : 0);
                    break;
                case "int8":
                    json.WriteNumberValue((int)(value * 127));
                    break;
                default:
                    throw Malformed($"LocalBedrock makes embeddings of the types float, int8 and binary, not '{type}'");
            }
        }
    }

    private static AwsFault Malformed(string what) =>
        AwsFault.Validation($"Malformed input request: {what}, please reformat your input and try again.");
}
