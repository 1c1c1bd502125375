using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Writes token counts in OpenAI's words: its prompt tokens include what the cache held, Bedrock's input tokens do not.</summary>
internal static class ChatUsage
{
    public static void Write(in ConverseUsage usage, Utf8JsonWriter to)
    {
        var prompt = usage.Input + usage.CacheRead + usage.CacheWrite;
        to.WriteStartObject("usage"u8);
        to.WriteNumber("prompt_tokens"u8, prompt);
        to.WriteNumber("completion_tokens"u8, usage.Output);
        to.WriteNumber("total_tokens"u8, prompt + usage.Output);
        to.WriteStartObject("prompt_tokens_details"u8);
        to.WriteNumber("cached_tokens"u8, usage.CacheRead);
        to.WriteNumber("cache_write_tokens"u8, usage.CacheWrite);
        to.WriteEndObject();
        to.WriteEndObject();
    }
}
