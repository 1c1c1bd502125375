using System.Text.Json;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Anthropic's tools and the choice among them as Converse's <c>toolConfig</c>.</summary>
internal sealed class MessagesTools(BodyReading at, Utf8JsonWriter to)
{
    /// <param name="hasToolBlocks">Whether the messages hold tool uses or results; Converse then insists on the tools.</param>
    public bool Write(JsonElement body, bool hasToolBlocks)
    {
        if (
            !at.Optional(body, "tools", JsonValueKind.Array, out JsonElement tools)
            || !at.Optional(body, "tool_choice", JsonValueKind.Object, out JsonElement choice)
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
        at.Optional(choice, "disable_parallel_tool_use", JsonValueKind.True, out JsonElement single)
        && (
            single.ValueKind != JsonValueKind.True
            || at.Refuse("disable_parallel_tool_use", "cannot be said to this model; use a Claude model.")
        );

    private bool Tools(JsonElement tools)
    {
        at.Enter("tools");
        to.WriteStartArray("tools"u8);
        var index = 0;
        foreach (JsonElement tool in tools.EnumerateArray())
        {
            at.Enter(index++);
            if (!at.IsObject(tool) || !Tool(tool) || !CachePoint.Write(tool, at, to))
            {
                return false;
            }

            at.Leave();
        }

        to.WriteEndArray();
        at.Leave();
        return true;
    }

    private bool Tool(JsonElement tool)
    {
        if (
            !at.Optional(tool, "type", JsonValueKind.String, out JsonElement type)
            || !at.Required(tool, "name", JsonValueKind.String, out JsonElement name)
            || !at.Optional(tool, "description", JsonValueKind.String, out JsonElement description)
            || !at.Optional(tool, "strict", JsonValueKind.True, out JsonElement strict)
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

        if (!at.Required(tool, "input_schema", JsonValueKind.Object, out JsonElement schema))
        {
            return false;
        }

        to.WriteStartObject();
        to.WriteStartObject("toolSpec"u8);
        JsonText.Copy("name"u8, name, to);
        JsonText.Copy("description"u8, JsonText.NullIfEmpty(description), to);
        to.WriteStartObject("inputSchema"u8);
        JsonText.Copy("json"u8, schema, to);
        to.WriteEndObject();
        JsonText.Copy("strict"u8, strict, to);
        to.WriteEndObject();
        to.WriteEndObject();
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
