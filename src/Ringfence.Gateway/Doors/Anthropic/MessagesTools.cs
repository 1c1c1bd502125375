using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Anthropic's tools and the choice among them as Converse's <c>toolConfig</c>.</summary>
internal sealed class MessagesTools(BodyReading at, Utf8JsonWriter to)
{
    /// <param name="hasToolBlocks">Whether the messages hold tool uses or results; Converse then insists on the tools.</param>
    public bool Write(JsonElement body, bool hasToolBlocks)
    {
        if (
            !at.Optional(body, "tools", JsonValueKind.Array, out var tools)
            || !at.Optional(body, "tool_choice", JsonValueKind.Object, out var choice)
        )
        {
            return false;
        }

        if (tools.ValueKind == JsonValueKind.Undefined || tools.GetArrayLength() == 0)
        {
            return !hasToolBlocks
                || at.Refuse("tools", "must be given again when the messages hold tool uses or results.");
        }

        JsonElement type = default;
        if (choice.ValueKind == JsonValueKind.Object)
        {
            at.Enter("tool_choice");
            if (!at.Required(choice, "type", JsonValueKind.String, out type) || !RefuseSingleUse(choice))
            {
                return false;
            }

            if (type.ValueEquals("none"u8))
            {
                return !hasToolBlocks
                    ? Leave()
                    : at.Refuse(
                        "type",
                        "none cannot be said to this model once the messages hold tool uses or results."
                    );
            }

            at.Leave();
        }

        to.WriteStartObject("toolConfig"u8);
        var done = Tools(tools) && (type.ValueKind == JsonValueKind.Undefined || Choice(choice, type));
        to.WriteEndObject();
        return done;
    }

    private bool Leave()
    {
        at.Leave();
        return true;
    }

    private bool RefuseSingleUse(JsonElement choice) =>
        at.Optional(choice, "disable_parallel_tool_use", JsonValueKind.True, out var single)
        && (
            single.ValueKind != JsonValueKind.True
            || at.Refuse("disable_parallel_tool_use", "cannot be said to this model; use a Claude model.")
        );

    private bool Tools(JsonElement tools)
    {
        to.WriteStartArray("tools"u8);
        var done = at.Each("tools", tools, tool => Tool(tool) && CachePoint.Write(tool, at, to));
        to.WriteEndArray();
        return done;
    }

    private bool Tool(JsonElement tool)
    {
        if (
            !at.Optional(tool, "type", JsonValueKind.String, out var type)
            || !at.Required(tool, "name", JsonValueKind.String, out var name)
            || !at.Optional(tool, "description", JsonValueKind.String, out var description)
            || !at.Optional(tool, "strict", JsonValueKind.True, out var strict)
        )
        {
            return false;
        }

        if (type.ValueKind == JsonValueKind.String && !type.ValueEquals("custom"u8))
        {
            return at.Refuse(
                "type",
                $"{BodyReading.Quoted(type)} runs on Anthropic's servers or only with Claude; this model takes custom tools."
            );
        }

        if (!at.Required(tool, "input_schema", JsonValueKind.Object, out var schema))
        {
            return false;
        }

        ConverseBlock.Tool(name, description, schema, strict, to);
        return true;
    }

    private bool Choice(JsonElement choice, JsonElement type)
    {
        at.Enter("tool_choice");
        JsonElement name = default;
        if (type.ValueEquals("tool"u8) && !at.Required(choice, "name", JsonValueKind.String, out name))
        {
            return false;
        }

        if (!type.ValueEquals("auto"u8) && !type.ValueEquals("any"u8) && !type.ValueEquals("tool"u8))
        {
            return at.Refuse("type", $"{BodyReading.Quoted(type)} is not one of auto, any, tool, none.");
        }

        to.WriteStartObject("toolChoice"u8);
        to.WriteStartObject(type.GetString()!);
        JsonText.Copy("name"u8, name, to);
        to.WriteEndObject();
        to.WriteEndObject();
        at.Leave();
        return true;
    }
}
