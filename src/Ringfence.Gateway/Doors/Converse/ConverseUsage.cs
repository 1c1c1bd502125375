using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.Converse;

/// <summary>Converse's token counts. <paramref name="Input"/> leaves out what was read from or written to the prompt cache.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConverseUsage(long Input, long Output, long CacheRead, long CacheWrite)
{
    /// <summary>Reads a <c>usage</c> object; the reader stands at its opening brace and is left at its closing one.</summary>
    public static ConverseUsage Read(ref Utf8JsonReader reader)
    {
        long input = 0;
        long output = 0;
        long cacheRead = 0;
        long cacheWrite = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ref var count = ref input;
            if (reader.ValueTextEquals("outputTokens"u8))
            {
                count = ref output;
            }
            else if (reader.ValueTextEquals("cacheReadInputTokens"u8))
            {
                count = ref cacheRead;
            }
            else if (reader.ValueTextEquals("cacheWriteInputTokens"u8))
            {
                count = ref cacheWrite;
            }
            else if (!reader.ValueTextEquals("inputTokens"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            count = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : 0;
        }

        return new ConverseUsage(input, output, cacheRead, cacheWrite);
    }
}
