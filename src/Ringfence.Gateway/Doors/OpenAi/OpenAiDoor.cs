using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>OpenAI's chat completions, by way of Converse for every model, and its embeddings, by way of InvokeModel.</summary>
/// <param name="time">Answers say when they were made.</param>
internal sealed class OpenAiDoor(TimeProvider time) : IDoor
{
    public Door Kind => Door.OpenAi;

    public IClientCall? Read(Route route, IHeaderDictionary headers, ReadOnlyMemory<byte> body, out Refusal? refusal)
    {
        switch (route.Name)
        {
            case RouteName.ChatCompletions:
                return ChatRequest.Read(headers, body, out refusal) is { } chat ? new ChatCall(chat, time) : null;
            case RouteName.Embeddings:
                return EmbeddingsRequest.Read(headers, body, out refusal) is { } texts
                    ? new EmbeddingsCall(texts)
                    : null;
            default:
                refusal = new Refusal(
                    GatewayError.RouteUnknown,
                    "The OpenAI door takes POST /v1/chat/completions and POST /v1/embeddings."
                );
                return null;
        }
    }

    public void WriteError(ClientError error, IHeaderDictionary headers, IBufferWriter<byte> to)
    {
        RetryAdvice.Set(error, headers);
        OpenAiError.Write(error, to);
    }

    public void WriteModels(IReadOnlyList<string> names, IBufferWriter<byte> to)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Writer);
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, name);
            json.WriteString("object"u8, "model"u8);
            json.WriteNumber("created"u8, 0); // not known
            json.WriteString("owned_by"u8, "amazon-bedrock"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
