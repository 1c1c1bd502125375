using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Writes token counts in Anthropic's words: like Bedrock's, the input's leave out the cache's.</summary>
internal static class MessageUsage
{
    public static void Write(in ConverseUsage usage, Utf8JsonWriter to)
    {
        to.WriteStartObject("usage"u8);
        to.WriteNumber("input_tokens"u8, usage.Input);
        to.WriteNumber("cache_creation_input_tokens"u8, usage.CacheWrite);
        to.WriteNumber("cache_read_input_tokens"u8, usage.CacheRead);
        to.WriteNumber("output_tokens"u8, usage.Output);
        to.WriteEndObject();
    }
}
