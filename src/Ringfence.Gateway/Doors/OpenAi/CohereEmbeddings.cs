using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Cohere Embed: up to 96 texts a call.</summary>
/// <param name="takesDimensions">Whether the model lets the caller choose the length; the third generation does not.</param>
internal sealed class CohereEmbeddings(bool takesDimensions) : IEmbeddingModel
{
    public const int MostTexts = 96;

    public Refusal? WriteBody(EmbeddingsRequest request, Utf8JsonWriter to)
    {
        if (request.Texts.Count > MostTexts)
        {
            return Invalid.At("input", $"has {request.Texts.Count} texts; Cohere takes at most {MostTexts} a call.");
        }

        if (request.Dimensions is not null && !takesDimensions)
        {
            return Invalid.At("dimensions", "cannot be chosen with this model; leave it out or use cohere.embed-v4:0.");
        }

        to.WriteStartObject();
        to.WriteStartArray("texts"u8);
        foreach (var text in request.Texts)
        {
            to.WriteRawValue(text.Span, skipInputValidation: true);
        }

        to.WriteEndArray();

        // Cohere insists on a purpose and OpenAI's protocol has none: the one for what is stored and searched through.
        to.WriteString("input_type"u8, "search_document"u8);
        if (request.Dimensions is { } dimensions)
        {
            to.WriteNumber("output_dimension"u8, dimensions);
        }

        to.WriteEndObject();
        return null;
    }

    /// <summary>Either <c>"embeddings":[[…]]</c> or <c>"embeddings":{"float":[[…]]}</c>.</summary>
    public EmbeddingVectors Read(ReadOnlySpan<byte> answer)
    {
        List<Range> vectors = [];
        var reader = new Utf8JsonReader(answer);
        while (reader.Read())
        {
            if (
                reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }
                || !reader.ValueTextEquals("embeddings"u8)
            )
            {
                continue;
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadVectors(ref reader, vectors);
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isFloat = reader.ValueTextEquals("float"u8);
                reader.Read();
                if (isFloat)
                {
                    ReadVectors(ref reader, vectors);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return new EmbeddingVectors(vectors, Tokens: 0);
    }

    private static void ReadVectors(ref Utf8JsonReader reader, List<Range> into)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            into.Add(start..(int)reader.BytesConsumed);
        }
    }
}
