using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>
/// Anthropic's Messages API, both live generations of its SDKs and Claude Code. Claude models are called with the client's own
/// body through InvokeModel; other models through Converse, where the request can be said in it.
/// </summary>
internal sealed class AnthropicDoor : IDoor
{
    public Door Kind => Door.Anthropic;

    public IClientCall? Read(Route route, IHeaderDictionary headers, ReadOnlyMemory<byte> body, out Refusal? refusal)
    {
        if (MessagesRequest.Read(headers, body, out refusal) is not { } request)
        {
            return null;
        }

        switch (route.Name)
        {
            case RouteName.Messages:
                return new MessagesCall(request);
            case RouteName.MessagesCountTokens:
                return new CountTokensCall(request);
            default:
                refusal = new Refusal(
                    GatewayError.RouteUnknown,
                    "The Anthropic door takes POST /v1/messages and POST /v1/messages/count_tokens."
                );
                return null;
        }
    }

    public void WriteError(ClientError error, IHeaderDictionary headers, IBufferWriter<byte> to)
    {
        RetryAdvice.Set(error, headers);
        AnthropicError.Write(error, to);
    }

    public void WriteModels(IReadOnlyList<string> names, IBufferWriter<byte> to)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Writer);
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "model"u8);
            json.WriteString("id"u8, name);
            json.WriteString("display_name"u8, name);

            // Anthropic's own value where a release date is not known.
            json.WriteString("created_at"u8, "1970-01-01T00:00:00Z"u8);
            json.WriteString("lifecycle"u8, "active"u8);
            foreach (
                var unknown in (string[])
                    ["capabilities", "deprecated_at", "line", "max_input_tokens", "max_tokens", "retires_at"]
            )
            {
                json.WriteNull(unknown);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("has_more"u8, false);
        json.WriteString("first_id"u8, names.Count > 0 ? names[0] : null);
        json.WriteString("last_id"u8, names.Count > 0 ? names[^1] : null);
        json.WriteEndObject();
    }
}
