using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Amazon Titan Text Embeddings: one text a call.</summary>
/// <param name="takesDimensions">Whether the model lets the caller choose the length; the first generation does not.</param>
internal sealed class TitanEmbeddings(bool takesDimensions) : IEmbeddingModel
{
    public Refusal? WriteBody(EmbeddingsRequest request, Utf8JsonWriter to)
    {
        if (request.Texts.Count != 1)
        {
            return Invalid.At(
                "input",
                $"has {request.Texts.Count} texts; Titan embeds one a call. Send one, or use a Cohere model (cohere.embed-english-v3, cohere.embed-multilingual-v3, cohere.embed-v4:0), which takes up to {CohereEmbeddings.MostTexts}."
            );
        }

        if (request.Dimensions is not null && !takesDimensions)
        {
            return Invalid.At(
                "dimensions",
                "cannot be chosen with this model; leave it out or use amazon.titan-embed-text-v2:0."
            );
        }

        to.WriteStartObject();
        to.WritePropertyName("inputText"u8);
        to.WriteRawValue(request.Texts[0].Span, skipInputValidation: true);
        if (request.Dimensions is { } dimensions)
        {
            to.WriteNumber("dimensions"u8, dimensions);
        }

        to.WriteEndObject();
        return null;
    }

    public EmbeddingVectors Read(ReadOnlySpan<byte> answer)
    {
        List<Range> vectors = [];
        long tokens = 0;
        var reader = new Utf8JsonReader(answer);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("embedding"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                vectors.Add(start..(int)reader.BytesConsumed);
            }
            else if (reader.ValueTextEquals("inputTextTokenCount"u8))
            {
                reader.Read();
                tokens = reader.GetInt64();
            }
            else
            {
                reader.Skip();
            }
        }

        return new EmbeddingVectors(vectors, tokens);
    }
}
