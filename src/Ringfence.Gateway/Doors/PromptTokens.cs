using System.Buffers;
using System.Text.Json;

namespace Ringfence.Gateway.Doors;

/// <summary>How many tokens a request may be charged for before its answer says how many it was.</summary>
internal static class PromptTokens
{
    /// <summary>What an answer is taken to need when its request sets no limit.</summary>
    public const int UnlimitedAnswer = 4096;

    private const int BytesPerToken = 4;

    /// <summary>No model on Bedrock charges more for one image, whatever its size in bytes.</summary>
    private const int Image = 4800;

    private static readonly SearchValues<byte> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\\"u8
    );

    /// <summary>
    /// An upper bound for a valid JSON body: a quarter of its length, except that each image in base64 counts as one image. Text
    /// does not pass for an image: it would have to be without a single space.
    /// </summary>
    public static long AtMost(ReadOnlySpan<byte> json)
    {
        if (json.Length <= Image * BytesPerToken)
        {
            return json.Length / BytesPerToken;
        }

        long bytes = json.Length;
        long images = 0;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        while (reader.Read())
        {
            if (
                reader.TokenType == JsonTokenType.String
                && reader.ValueSpan.Length > Image * BytesPerToken
                && IsImage(reader.ValueSpan)
            )
            {
                bytes -= reader.ValueSpan.Length;
                images++;
            }
        }

        return (bytes / BytesPerToken) + (images * Image);
    }

    /// <summary>PNG, JPEG, GIF or WebP by their first bytes, bare or in a data URI.</summary>
    private static bool IsImage(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("data:image"u8))
        {
            text = text[(text.IndexOf((byte)',') + 1)..];
        }

        return (
                text.StartsWith("iVBORw0KGgo"u8)
                || text.StartsWith("/9j/"u8)
                || text.StartsWith("\\/9j\\/"u8)
                || text.StartsWith("R0lGOD"u8)
                || text.StartsWith("UklGR"u8)
            ) && !text.ContainsAnyExcept(Base64);
    }
}
