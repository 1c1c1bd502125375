using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>OpenAI's functions and the choice among them as Converse's <c>toolConfig</c>.</summary>
internal sealed class ChatTools(BodyReading at, Utf8JsonWriter to, bool claude)
{
    /// <param name="hasToolBlocks">Whether the messages hold tool calls; Converse then insists on the tools.</param>
    public bool Write(JsonElement body, bool hasToolBlocks)
    {
        if (
            !at.Optional(body, "tools", JsonValueKind.Array, out var tools)
            || !at.Optional(body, "parallel_tool_calls", JsonValueKind.True, out var parallel)
            || !ChatToolChoice.Read(body, at, out var choice)
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
        to.WriteStartArray("tools"u8);
        var done = at.Each("tools", tools, Tool);
        to.WriteEndArray();
        return done;
    }

    private bool Tool(JsonElement tool)
    {
        if (!at.Required(tool, "type", JsonValueKind.String, out var type))
        {
            return false;
        }

        if (!type.ValueEquals("function"u8))
        {
            return at.Refuse("type", $"{BodyReading.Quoted(type)} is not function.");
        }

        if (!at.Required(tool, "function", JsonValueKind.Object, out var function))
        {
            return false;
        }

        at.Enter("function");
        if (
            !at.Required(function, "name", JsonValueKind.String, out var name)
            || !at.Optional(function, "description", JsonValueKind.String, out var description)
            || !at.Optional(function, "parameters", JsonValueKind.Object, out var parameters)
            || !at.Optional(function, "strict", JsonValueKind.True, out var strict)
        )
        {
            return false;
        }

        ConverseBlock.Tool(name, description, parameters, strict, to);
        at.Leave();
        return true;
    }
}
