using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>OpenAI's functions and the choice among them as Converse's <c>toolConfig</c>.</summary>
internal sealed class ChatTools(BodyReading at, Utf8JsonWriter to, bool claude)
{
    /// <param name="hasToolBlocks">Whether the messages hold tool calls; Converse then insists on the tools.</param>
    public bool Write(JsonElement body, bool hasToolBlocks)
    {
        if (
            !at.Optional(body, "tools", JsonValueKind.Array, out JsonElement tools)
            || !at.Optional(body, "parallel_tool_calls", JsonValueKind.True, out JsonElement parallel)
            || !ChatToolChoice.Read(body, at, out ChatToolChoice choice)
        )
        {
            return false;
        }

        if (tools.ValueKind == JsonValueKind.Undefined || tools.GetArrayLength() == 0)
        {
            return !hasToolBlocks || at.Refuse("tools", "must be given again when the messages hold tool calls.");
        }

        if (choice.Kind == "none")
        {
            return !hasToolBlocks
                || at.Refuse("tool_choice", "none cannot be said to Bedrock once the messages hold tool calls.");
        }

        var single = parallel.ValueKind == JsonValueKind.False;
        if (single && !claude)
        {
            return at.Refuse("parallel_tool_calls", "false cannot be said to this model; only Claude models take it.");
        }

        to.WriteStartObject("toolConfig"u8);
        var done = Tools(tools);
        if (!single)
        {
            choice.WriteForConverse(to);
        }

        to.WriteEndObject();
        if (single)
        {
            choice.WriteForClaude(to);
        }

        return done;
    }

    private bool Tools(JsonElement tools)
    {
        at.Enter("tools");
        to.WriteStartArray("tools"u8);
        var index = 0;
        foreach (JsonElement tool in tools.EnumerateArray())
        {
            at.Enter(index++);
            if (!at.IsObject(tool) || !Tool(tool))
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
        if (!at.Required(tool, "type", JsonValueKind.String, out JsonElement type))
        {
            return false;
        }

        if (!type.ValueEquals("function"u8))
        {
            return at.Refuse("type", $"{BodyReading.Quoted(type)} is not function.");
        }

        if (!at.Required(tool, "function", JsonValueKind.Object, out JsonElement function))
        {
            return false;
        }

        at.Enter("function");
        if (
            !at.Required(function, "name", JsonValueKind.String, out JsonElement name)
            || !at.Optional(function, "description", JsonValueKind.String, out JsonElement description)
            || !at.Optional(function, "parameters", JsonValueKind.Object, out JsonElement parameters)
            || !at.Optional(function, "strict", JsonValueKind.True, out JsonElement strict)
        )
        {
            return false;
        }

        to.WriteStartObject();
        to.WriteStartObject("toolSpec"u8);
        JsonText.Copy("name"u8, name, to);
        JsonText.Copy("description"u8, JsonText.NullIfEmpty(description), to);
        to.WriteStartObject("inputSchema"u8);
        to.WritePropertyName("json"u8);
        if (parameters.ValueKind == JsonValueKind.Object)
        {
            JsonText.Copy(parameters, to);
        }
        else
        {
            to.WriteRawValue("""{"type":"object","properties":{}}"""u8, skipInputValidation: true);
        }

        to.WriteEndObject();
        JsonText.Copy("strict"u8, strict, to);
        to.WriteEndObject();
        to.WriteEndObject();
        at.Leave();
        return true;
    }
}
