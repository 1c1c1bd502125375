using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ringfence.Gateway.Doors;

/// <summary>How the doors write JSON: compact, and with no more escapes than JSON itself asks for (bodies go to machines, never into HTML).</summary>
internal static class JsonText
{
    public static readonly JsonWriterOptions Writer = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>A JSON string, quotes included.</summary>
    public static ReadOnlyMemory<byte> Quote(string text)
    {
        byte[] escaped = JsonEncodedText
            .Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
            .EncodedUtf8Bytes.ToArray();
        return (byte[])[(byte)'"', .. escaped, (byte)'"'];
    }
}
