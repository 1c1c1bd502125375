using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Anthropic marks the block up to which a prompt is cached; Converse has a block of its own after it.</summary>
internal static class CachePoint
{
    /// <summary>Writes one if the block (or tool) asks for it.</summary>
    public static bool Write(JsonElement block, BodyReading at, Utf8JsonWriter to)
    {
        if (!at.Optional(block, "cache_control", JsonValueKind.Object, out var control))
        {
            return false;
        }
        if (control.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }
        at.Enter("cache_control");
        if (!at.Optional(control, "ttl", JsonValueKind.String, out var ttl))
        {
            return false;
        }
        at.Leave();
        ConverseBlock.CachePoint(ttl, to);
        return true;
    }
}
