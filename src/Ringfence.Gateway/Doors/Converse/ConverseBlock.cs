using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.Converse;

/// <summary>Writes content blocks of Converse. Undefined elements are members left out; strings go over as they are escaped.</summary>
internal static class ConverseBlock
{
    public static void Text(JsonElement text, Utf8JsonWriter to)
    {
        to.WriteStartObject();
        JsonText.Copy("text"u8, text, to);
        to.WriteEndObject();
    }

    public static void Image(string format, ReadOnlySpan<byte> base64, Utf8JsonWriter to)
    {
        Open("image"u8, to);
        to.WriteString("format"u8, format);
        Source("bytes"u8, base64, to);
        Close(to);
    }

    /// <param name="source"><c>bytes</c> for base64, <c>text</c> for plain text.</param>
    public static void Document(
        string format,
        string name,
        ReadOnlySpan<byte> source,
        ReadOnlySpan<byte> data,
        JsonElement context,
        Utf8JsonWriter to
    )
    {
        Open("document"u8, to);
        to.WriteString("format"u8, format);
        to.WriteString("name"u8, name);
        Source(source, data, to);
        JsonText.Copy("context"u8, context, to);
        Close(to);
    }

    /// <param name="input">A JSON object.</param>
    public static void ToolUse(JsonElement id, JsonElement name, ReadOnlySpan<byte> input, Utf8JsonWriter to)
    {
        Open("toolUse"u8, to);
        JsonText.Copy("toolUseId"u8, id, to);
        JsonText.Copy("name"u8, name, to);
        to.WritePropertyName("input"u8);
        to.WriteRawValue(input, skipInputValidation: true);
        Close(to);
    }

    public static void OpenToolResult(JsonElement id, Utf8JsonWriter to)
    {
        Open("toolResult"u8, to);
        JsonText.Copy("toolUseId"u8, id, to);
        to.WriteStartArray("content"u8);
    }

    /// <param name="status"><c>success</c> or <c>error</c>; empty where the client's protocol does not say.</param>
    public static void CloseToolResult(ReadOnlySpan<byte> status, Utf8JsonWriter to)
    {
        to.WriteEndArray();
        if (!status.IsEmpty)
        {
            to.WriteString("status"u8, status);
        }
        Close(to);
    }

    public static void Reasoning(JsonElement text, JsonElement signature, Utf8JsonWriter to)
    {
        Open("reasoningContent"u8, to);
        to.WriteStartObject("reasoningText"u8);
        JsonText.Copy("text"u8, text, to);
        JsonText.Copy("signature"u8, signature, to);
        to.WriteEndObject();
        Close(to);
    }

    public static void RedactedReasoning(JsonElement base64, Utf8JsonWriter to)
    {
        Open("reasoningContent"u8, to);
        JsonText.Copy("redactedContent"u8, base64, to);
        Close(to);
    }

    public static void CachePoint(JsonElement ttl, Utf8JsonWriter to)
    {
        Open("cachePoint"u8, to);
        to.WriteString("type"u8, "default"u8);
        JsonText.Copy("ttl"u8, ttl, to);
        Close(to);
    }

    /// <summary>A tool, which is no content block and is written the same way.</summary>
    /// <param name="schema">An object; undefined for a tool without input.</param>
    public static void Tool(
        JsonElement name,
        JsonElement description,
        JsonElement schema,
        JsonElement strict,
        Utf8JsonWriter to
    )
    {
        Open("toolSpec"u8, to);
        JsonText.Copy("name"u8, name, to);
        JsonText.Copy("description"u8, JsonText.NullIfEmpty(description), to);
        to.WriteStartObject("inputSchema"u8);
        to.WritePropertyName("json"u8);
        to.WriteRawValue(
            schema.ValueKind == JsonValueKind.Undefined
                ? """{"type":"object","properties":{}}"""u8
                : JsonMarshal.GetRawUtf8Value(schema),
            skipInputValidation: true
        );
        to.WriteEndObject();
        JsonText.Copy("strict"u8, strict, to);
        Close(to);
    }

    private static void Source(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data, Utf8JsonWriter to)
    {
        to.WriteStartObject("source"u8);
        to.WriteString(kind, data);
        to.WriteEndObject();
    }

    private static void Open(ReadOnlySpan<byte> kind, Utf8JsonWriter to)
    {
        to.WriteStartObject();
        to.WriteStartObject(kind);
    }

    private static void Close(Utf8JsonWriter to)
    {
        to.WriteEndObject();
        to.WriteEndObject();
    }
}
