using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.Converse;

/// <summary>Writes Converse's <c>outputConfig</c>.</summary>
internal static class ConverseOutput
{
    /// <param name="effort">A string, or undefined.</param>
    /// <param name="schema">The JSON schema that the answer must fit, an object; or undefined.</param>
    /// <param name="name">The schema's name, a string, or undefined; likewise its description.</param>
    public static void Write(
        JsonElement effort,
        JsonElement schema,
        JsonElement name,
        JsonElement description,
        Utf8JsonWriter to
    )
    {
        if (effort.ValueKind == JsonValueKind.Undefined && schema.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }

        to.WriteStartObject("outputConfig"u8);
        JsonText.Copy("effort"u8, effort, to);
        if (schema.ValueKind != JsonValueKind.Undefined)
        {
            to.WriteStartObject("textFormat"u8);
            to.WriteString("type"u8, "json_schema"u8);
            to.WriteStartObject("structure"u8);
            to.WriteStartObject("jsonSchema"u8);
            to.WriteString("schema"u8, JsonMarshal.GetRawUtf8Value(schema)); // JSON in a string
            JsonText.Copy("name"u8, name, to);
            JsonText.Copy("description"u8, description, to);
            to.WriteEndObject();
            to.WriteEndObject();
            to.WriteEndObject();
        }

        to.WriteEndObject();
    }
}
