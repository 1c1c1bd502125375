using System.Text.Json;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Anthropic marks the block up to which a prompt is cached; Converse has a block of its own after it.</summary>
internal static class CachePoint
{
    /// <summary>Writes one if the block (or tool) asks for it.</summary>
    public static bool Write(JsonElement block, BodyReading at, Utf8JsonWriter to)
    {
        if (!at.Optional(block, "cache_control", JsonValueKind.Object, out JsonElement control))
        {
            return false;
        }

        if (control.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }

        at.Enter("cache_control");
        if (!at.Optional(control, "ttl", JsonValueKind.String, out JsonElement ttl))
        {
            return false;
        }

        to.WriteStartObject();
        to.WriteStartObject("cachePoint"u8);
        to.WriteString("type"u8, "default"u8);
        JsonText.Copy("ttl"u8, ttl, to);
        to.WriteEndObject();
        to.WriteEndObject();
        at.Leave();
        return true;
    }
}
