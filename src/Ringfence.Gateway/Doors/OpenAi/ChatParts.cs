using System.Collections.Frozen;
using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>The content of a chat's message, a string or parts, as Converse's content blocks. One per translation.</summary>
internal sealed class ChatParts(BodyReading at, Utf8JsonWriter to)
{
    public static readonly FrozenSet<string> TextOnly = FrozenSet.Create("text");
    public static readonly FrozenSet<string> UserParts = FrozenSet.Create("text", "image_url", "file");
    public static readonly FrozenSet<string> AssistantParts = FrozenSet.Create("text", "refusal");

    private readonly ChatMedia _media = new(at, to);

    /// <summary>How many blocks were written so far. Empty texts are none: Bedrock takes no empty text.</summary>
    public int Written { get; private set; }

    /// <summary>Writes a message's <c>content</c>, which may be absent or null, into the array that is open.</summary>
    public bool Write(JsonElement message, FrozenSet<string> allowed)
    {
        if (!message.TryGetProperty("content"u8, out var content) || content.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            Text(content);
            return true;
        }

        return content.ValueKind == JsonValueKind.Array
            ? at.Each("content", content, part => Part(part, allowed))
            : at.Refuse("content", "must be a string or an array of content parts.");
    }

    private bool Part(JsonElement part, FrozenSet<string> allowed)
    {
        if (!at.Required(part, "type", JsonValueKind.String, out var type))
        {
            return false;
        }

        var kind = allowed.FirstOrDefault(name => type.ValueEquals(name));
        switch (kind)
        {
            case "image_url":
                Written++;
                return _media.Image(part);
            case "file":
                Written++;
                return _media.File(part);
            case null:
                return at.Refuse(
                    "type",
                    $"{BodyReading.Quoted(type)} cannot be sent here; allowed are {string.Join(", ", allowed.Order())}."
                );
            default:
                if (!at.Required(part, kind, JsonValueKind.String, out var text))
                {
                    return false;
                }

                Text(text);
                return true;
        }
    }

    private void Text(JsonElement text)
    {
        if (!text.ValueEquals(""u8))
        {
            Written++;
            ConverseBlock.Text(text, to);
        }
    }
}
