using System.Text;
using System.Text.Json;

namespace Ringfence.Evidence.Content;

/// <summary>
/// A streamed answer put together again. InvokeModelWithResponseStream is logged as an array of the model's own chunks: what they say as
/// text is told in order, for the families that Bedrock has.
/// </summary>
public static class StreamedText
{
    /// <summary>The text of an array of chunks; null when it is no such array, or no chunk of it says text.</summary>
    public static string? Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            var text = new StringBuilder();
            foreach (var chunk in document.RootElement.EnumerateArray())
            {
                text.Append(Said(chunk));
            }

            return text.Length == 0 ? null : text.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Said(JsonElement chunk)
    {
        // Anthropic: content_block_delta; Nova: contentBlockDelta; Titan, Llama, Mistral, Cohere, OpenAI's form.
        ReadOnlySpan<string[]> places =
        [
            ["delta", "text"],
            ["delta", "partial_json"],
            ["contentBlockDelta", "delta", "text"],
            ["outputText"],
            ["generation"],
            ["outputs", "text"],
            ["generations", "text"],
            ["choices", "delta", "content"],
            ["completion"],
            ["text"],
        ];
        foreach (var place in places)
        {
            if (Find(chunk, place) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Find(JsonElement at, string[] place)
    {
        foreach (var name in place)
        {
            at = at.ValueKind == JsonValueKind.Array && at.GetArrayLength() > 0 ? at[0] : at;
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
    }
}
