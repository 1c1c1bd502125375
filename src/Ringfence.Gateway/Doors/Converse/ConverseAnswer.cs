using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.Converse;

/// <summary>A whole answer of Converse.</summary>
internal sealed class ConverseAnswer
{
    private ConverseAnswer(JsonElement root)
    {
        Content = root.GetProperty("output").GetProperty("message").GetProperty("content");
        Stop = ConverseStops.Read(Encoding.UTF8.GetBytes(root.GetProperty("stopReason").GetString()!));
        var usage = root.GetProperty("usage");
        Usage = new ConverseUsage(
            usage.GetProperty("inputTokens").GetInt64(),
            usage.GetProperty("outputTokens").GetInt64(),
            Optional(usage, "cacheReadInputTokens"),
            Optional(usage, "cacheWriteInputTokens")
        );
    }

    /// <summary>The message's content blocks.</summary>
    public JsonElement Content { get; }

    public ConverseStop Stop { get; }

    public ConverseUsage Usage { get; }

    /// <summary>Reads an answer and writes it in a client's form.</summary>
    /// <exception cref="InvalidDataException">This is no answer of Converse, or holds what <paramref name="write"/> cannot say.</exception>
    public static void Rewrite<TFrame>(
        ReadOnlySpan<byte> json,
        TFrame frame,
        IBufferWriter<byte> to,
        Action<ConverseAnswer, TFrame, Utf8JsonWriter> write
    )
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
            using var parsed = JsonDocument.ParseValue(ref reader);
            using var writer = new Utf8JsonWriter(to, JsonText.Writer);
            write(new ConverseAnswer(parsed.RootElement), frame, writer);
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("Bedrock's answer is not what Converse returns.", fault);
        }
    }

    /// <summary>All text, with what carries citations among it; null when there is none.</summary>
    public string? Text()
    {
        string? text = null;
        foreach (var block in Content.EnumerateArray())
        {
            if (block.TryGetProperty("text"u8, out var plain))
            {
                text += plain.GetString();
            }
            else if (block.TryGetProperty("citationsContent"u8, out var cited))
            {
                text += CitedText(cited);
            }
        }

        return text;
    }

    /// <summary>The text of a <c>citationsContent</c> block, without where it comes from.</summary>
    public static string CitedText(JsonElement citationsContent) =>
        string.Concat(
            citationsContent
                .GetProperty("content"u8)
                .EnumerateArray()
                .Select(part => part.GetProperty("text"u8).GetString())
        );

    private static long Optional(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number ? count.GetInt64() : 0;
}
