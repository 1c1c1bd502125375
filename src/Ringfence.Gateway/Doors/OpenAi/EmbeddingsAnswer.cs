using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Writes OpenAI's list of embeddings.</summary>
internal static class EmbeddingsAnswer
{
    public static void Write(
        ReadOnlySpan<byte> upstream,
        EmbeddingVectors answer,
        EmbeddingsRequest request,
        IBufferWriter<byte> to
    )
    {
        using var json = new Utf8JsonWriter(to, JsonText.Writer);
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        for (var i = 0; i < answer.Vectors.Count; i++)
        {
            var vector = upstream[answer.Vectors[i]];
            json.WriteStartObject();
            json.WriteString("object"u8, "embedding"u8);
            json.WriteNumber("index"u8, i);
            json.WritePropertyName("embedding"u8);
            if (request.AsBase64)
            {
                WriteBase64(vector, json);
            }
            else
            {
                json.WriteRawValue(vector, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model"u8, request.Model);
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, answer.Tokens);
        json.WriteNumber("total_tokens"u8, answer.Tokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBase64(ReadOnlySpan<byte> vector, Utf8JsonWriter to)
    {
        var floats = new ArrayBufferWriter<byte>(4096);
        var reader = new Utf8JsonReader(vector);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            BinaryPrimitives.WriteSingleLittleEndian(floats.GetSpan(sizeof(float)), reader.GetSingle());
            floats.Advance(sizeof(float));
        }

        to.WriteBase64StringValue(floats.WrittenSpan);
    }
}
