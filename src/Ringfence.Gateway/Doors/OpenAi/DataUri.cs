using System.Text;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>A <c>data:</c> URI in base64 (RFC 2397).</summary>
internal static class DataUri
{
    /// <param name="uri">A JSON string.</param>
    /// <param name="mediaType">In lower case, without parameters.</param>
    /// <param name="base64">The data as it was encoded; it is not decoded here.</param>
    public static bool TryRead(JsonElement uri, out string mediaType, out ReadOnlySpan<byte> base64)
    {
        mediaType = "";
        base64 = default;
        if (!JsonText.TryUtf8(uri, out var text))
        {
            return false;
        }
        var comma = text.IndexOf((byte)',');
        if (comma < 0 || !text.StartsWith("data:"u8) || !text[..comma].EndsWith(";base64"u8))
        {
            return false;
        }

        var parameters = Encoding.UTF8.GetString(text["data:".Length..(comma - ";base64".Length)]);
        mediaType = parameters.Split(';')[0].Trim().ToLowerInvariant();
        base64 = text[(comma + 1)..];
        return true;
    }
}
