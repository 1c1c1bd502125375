using System.Runtime.InteropServices;
using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

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
    public bool Write(JsonElement message)
    {
        to.WriteStartArray("content"u8);
        var done = message.TryGetProperty("content"u8, out var content)
            ? Content("content", content, Block)
            : at.Refuse("content", "is required.");
        to.WriteEndArray();
        return done;
    }

    /// <summary>Writes the body's <c>system</c>, a string or text blocks.</summary>
    public bool WriteSystem(JsonElement system)
    {
        to.WriteStartArray("system"u8);
        var done = Content("system", system, SystemBlock);
        to.WriteEndArray();
        return done;
    }

    private bool Content(string member, JsonElement content, Func<JsonElement, bool> block)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                ConverseBlock.Text(content, to);
                return true;
            case JsonValueKind.Array:
                return at.Each(member, content, block);
            default:
                return at.Refuse(member, "must be a string or an array of content blocks.");
        }
    }

    private bool SystemBlock(JsonElement block) =>
        at.Required(block, "type", JsonValueKind.String, out var type)
        && (
            type.ValueEquals("text"u8)
            || at.Refuse("type", $"{BodyReading.Quoted(type)} is not allowed here; only text is.")
        )
        && Text(block)
        && CachePoint.Write(block, at, to);

    private bool Block(JsonElement block) =>
        at.Required(block, "type", JsonValueKind.String, out var type)
        && type switch
        {
            _ when type.ValueEquals("text"u8) => Text(block),
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
        at.Required(block, "type", JsonValueKind.String, out var type)
        && type switch
        {
            _ when type.ValueEquals("text"u8) => Text(block),
            _ when type.ValueEquals("image"u8) => _media.Image(block),
            _ when type.ValueEquals("document"u8) => _media.Document(block),
            _ => at.Refuse(
                "type",
                $"{BodyReading.Quoted(type)} cannot be sent to this model in a tool's result; allowed are text, image, document."
            ),
        };

    private bool Text(JsonElement block)
    {
        var done = at.Required(block, "text", JsonValueKind.String, out var text);
        if (done)
        {
            ConverseBlock.Text(text, to);
        }
        return done;
    }

    private bool ToolUse(JsonElement block)
    {
        HasToolBlocks = true;
        if (
            !at.Required(block, "id", JsonValueKind.String, out var id)
            || !at.Required(block, "name", JsonValueKind.String, out var name)
            || !at.Required(block, "input", JsonValueKind.Object, out var input)
        )
        {
            return false;
        }
        ConverseBlock.ToolUse(id, name, JsonMarshal.GetRawUtf8Value(input), to);
        return true;
    }

    private bool ToolResult(JsonElement block)
    {
        HasToolBlocks = true;
        if (
            !at.Required(block, "tool_use_id", JsonValueKind.String, out var id)
            || !at.Optional(block, "is_error", JsonValueKind.True, out var failed)
        )
        {
            return false;
        }
        ConverseBlock.OpenToolResult(id, to);
        var done =
            !block.TryGetProperty("content"u8, out var content)
            || content.ValueKind == JsonValueKind.Null
            || Content("content", content, ResultBlock);
        ConverseBlock.CloseToolResult(failed.ValueKind == JsonValueKind.True ? "error"u8 : "success"u8, to);
        return done;
    }

    private bool Thinking(JsonElement block)
    {
        if (
            !at.Required(block, "thinking", JsonValueKind.String, out var thinking)
            || !at.Optional(block, "signature", JsonValueKind.String, out var signature)
        )
        {
            return false;
        }
        ConverseBlock.Reasoning(thinking, signature, to);
        return true;
    }

    private bool RedactedThinking(JsonElement block)
    {
        var done = at.Required(block, "data", JsonValueKind.String, out var data);
        if (done)
        {
            ConverseBlock.RedactedReasoning(data, to);
        }
        return done;
    }
}
