using System.Runtime.InteropServices;
using System.Text;
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
        var escaped = JsonEncodedText
            .Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
            .EncodedUtf8Bytes.ToArray();
        return (byte[])[(byte)'"', .. escaped, (byte)'"'];
    }

    /// <summary>A JSON string's text; null for anything else, and for escapes of half a surrogate pair.</summary>
    public static string? Unquote(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        try
        {
            return !json.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.String
                ? reader.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A string's text in UTF-8: where it stands in the body, unless it has escapes. False for half a surrogate pair.</summary>
    public static bool TryUtf8(JsonElement text, out ReadOnlySpan<byte> utf8)
    {
        utf8 = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (!utf8.Contains((byte)'\\'))
        {
            return true;
        }
        var done = TryDecode(text, out var decoded);
        utf8 = done ? Encoding.UTF8.GetBytes(decoded!) : default;
        return done;
    }

    /// <summary>False for strings that have no UTF-16 form: escapes of half a surrogate pair.</summary>
    public static bool TryDecode(JsonElement value, out string? text)
    {
        try
        {
            text = value.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    /// <summary>Writes a value as it stood in the body it was read from: escapes and number forms included.</summary>
    public static void Copy(JsonElement value, Utf8JsonWriter to) =>
        to.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    /// <summary>Writes a member the same way; nothing when the value is undefined.</summary>
    public static void Copy(ReadOnlySpan<byte> member, JsonElement value, Utf8JsonWriter to)
    {
        if (value.ValueKind != JsonValueKind.Undefined)
        {
            to.WritePropertyName(member);
            Copy(value, to);
        }
    }

    /// <summary>The string, or undefined for one without characters: Bedrock takes no empty descriptions and texts.</summary>
    public static JsonElement NullIfEmpty(JsonElement text) =>
        text.ValueKind == JsonValueKind.String && text.ValueEquals(""u8) ? default : text;
}
