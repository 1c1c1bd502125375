using System.Text.Json;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Anthropic's content blocks as Converse's. One per translation: documents are numbered through it.</summary>
internal sealed class MessagesContent(BodyReading at, Utf8JsonWriter to)
{
    private const string Allowed =
        "text, image, document, tool_use, tool_result, thinking, redacted_thinking; use a Claude model for others";

    private readonly MessagesMedia _media = new(at, to);

    /// <summary>Whether a tool's use or result was written: Converse then insists on the tools themselves.</summary>
    public bool HasToolBlocks { get; private set; }

    /// <summary>Writes a message's content, a string or blocks, as <c>content</c>.</summary>
    public bool Write(JsonElement of, string member)
    {
        to.WriteStartArray("content"u8);
        var done = of.TryGetProperty(member, out JsonElement content)
            ? Content(member, content, Block)
            : at.Refuse(member, "is required.");
        to.WriteEndArray();
        return done;
    }

    /// <summary>Writes the body's <c>system</c>, a string or text blocks.</summary>
    public bool WriteSystem(JsonElement body)
    {
        to.WriteStartArray("system"u8);
        var done = Content("system", body.GetProperty("system"u8), SystemBlock);
        to.WriteEndArray();
        return done;
    }

    private bool Content(string member, JsonElement content, Func<JsonElement, bool> block)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            Text(content);
            return true;
        }

        at.Enter(member);
        if (content.ValueKind != JsonValueKind.Array)
        {
            return at.Refuse("must be a string or an array of content blocks.");
        }

        var index = 0;
        foreach (JsonElement element in content.EnumerateArray())
        {
            at.Enter(index++);
            if (!at.IsObject(element) || !block(element))
            {
                return false;
            }

            at.Leave();
        }

        at.Leave();
        return true;
    }

    private bool SystemBlock(JsonElement block) =>
        at.Required(block, "type", JsonValueKind.String, out JsonElement type)
        && (
            type.ValueEquals("text"u8)
            || at.Refuse("type", $"{BodyReading.Quoted(type)} is not allowed here; only text is.")
        )
        && TextBlock(block)
        && CachePoint.Write(block, at, to);

    private bool Block(JsonElement block) =>
        at.Required(block, "type", JsonValueKind.String, out JsonElement type)
        && type switch
        {
            _ when type.ValueEquals("text"u8) => TextBlock(block),
            _ when type.ValueEquals("image"u8) => _media.Image(block),
            _ when type.ValueEquals("document"u8) => _media.Document(block),
            _ when type.ValueEquals("tool_use"u8) => ToolUse(block),
            _ when type.ValueEquals("tool_result"u8) => ToolResult(block),
            _ when type.ValueEquals("thinking"u8) => Thinking(block),
            _ when type.ValueEquals("redacted_thinking"u8) => RedactedThinking(block),
            _ => at.Refuse("type", $"{BodyReading.Quoted(type)} cannot be sent to this model; allowed are {Allowed}."),
        }
        && CachePoint.Write(block, at, to);

    private bool ResultBlock(JsonElement block) =>
        at.Required(block, "type", JsonValueKind.String, out JsonElement type)
        && type switch
        {
            _ when type.ValueEquals("text"u8) => TextBlock(block),
            _ when type.ValueEquals("image"u8) => _media.Image(block),
            _ when type.ValueEquals("document"u8) => _media.Document(block),
            _ => at.Refuse(
                "type",
                $"{BodyReading.Quoted(type)} cannot be sent to this model in a tool's result; allowed are text, image, document."
            ),
        };

    private bool TextBlock(JsonElement block)
    {
        if (!at.Required(block, "text", JsonValueKind.String, out JsonElement text))
        {
            return false;
        }

        Text(text);
        return true;
    }

    private void Text(JsonElement text)
    {
        to.WriteStartObject();
        JsonText.Copy("text"u8, text, to);
        to.WriteEndObject();
    }

    private bool ToolUse(JsonElement block)
    {
        if (
            !at.Required(block, "id", JsonValueKind.String, out JsonElement id)
            || !at.Required(block, "name", JsonValueKind.String, out JsonElement name)
            || !at.Required(block, "input", JsonValueKind.Object, out JsonElement input)
        )
        {
            return false;
        }

        HasToolBlocks = true;
        to.WriteStartObject();
        to.WriteStartObject("toolUse"u8);
        JsonText.Copy("toolUseId"u8, id, to);
        JsonText.Copy("name"u8, name, to);
        JsonText.Copy("input"u8, input, to);
        to.WriteEndObject();
        to.WriteEndObject();
        return true;
    }

    private bool ToolResult(JsonElement block)
    {
        if (
            !at.Required(block, "tool_use_id", JsonValueKind.String, out JsonElement id)
            || !at.Optional(block, "is_error", JsonValueKind.True, out JsonElement failed)
        )
        {
            return false;
        }

        HasToolBlocks = true;
        to.WriteStartObject();
        to.WriteStartObject("toolResult"u8);
        JsonText.Copy("toolUseId"u8, id, to);
        to.WriteStartArray("content"u8);
        var done =
            !block.TryGetProperty("content"u8, out JsonElement content)
            || content.ValueKind == JsonValueKind.Null
            || Content("content", content, ResultBlock);
        to.WriteEndArray();
        to.WriteString("status"u8, failed.ValueKind == JsonValueKind.True ? "error"u8 : "success"u8);
        to.WriteEndObject();
        to.WriteEndObject();
        return done;
    }

    private bool Thinking(JsonElement block)
    {
        if (
            !at.Required(block, "thinking", JsonValueKind.String, out JsonElement thinking)
            || !at.Optional(block, "signature", JsonValueKind.String, out JsonElement signature)
        )
        {
            return false;
        }

        to.WriteStartObject();
        to.WriteStartObject("reasoningContent"u8);
        to.WriteStartObject("reasoningText"u8);
        JsonText.Copy("text"u8, thinking, to);
        JsonText.Copy("signature"u8, signature, to);
        to.WriteEndObject();
        to.WriteEndObject();
        to.WriteEndObject();
        return true;
    }

    private bool RedactedThinking(JsonElement block)
    {
        if (!at.Required(block, "data", JsonValueKind.String, out JsonElement data))
        {
            return false;
        }

        to.WriteStartObject();
        to.WriteStartObject("reasoningContent"u8);
        JsonText.Copy("redactedContent"u8, data, to);
        to.WriteEndObject();
        to.WriteEndObject();
        return true;
    }
}
