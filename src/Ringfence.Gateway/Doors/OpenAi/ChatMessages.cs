using System.Text;
using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>
/// A chat's messages as Converse's <c>system</c> and <c>messages</c>. Converse wants turns that alternate, so messages of one
/// side that follow one another become one turn; a tool's results are the user's side.
/// </summary>
internal sealed class ChatMessages(BodyReading at, Utf8JsonWriter to)
{
    private const string Roles = "system, developer, user, assistant, tool";

    private readonly ChatParts _parts = new(at, to);

    private bool _systemOpen;

    /// <summary>The role of the turn that is open.</summary>
    private string? _turn;

    /// <summary>Whether a tool call or its result was written: Converse then insists on the tools themselves.</summary>
    public bool HasToolBlocks { get; private set; }

    public bool Write(JsonElement body)
    {
        if (!at.Required(body, "messages", JsonValueKind.Array, out var messages))
        {
            return false;
        }

        var done = at.Each("messages", messages, SystemMessage);
        if (_systemOpen)
        {
            to.WriteEndArray();
        }
        to.WriteStartArray("messages"u8);
        done = done && at.Each("messages", messages, Message);
        EndTurn();
        to.WriteEndArray();
        return done;
    }

    private static bool IsSystem(JsonElement role) => role.ValueEquals("system"u8) || role.ValueEquals("developer"u8);

    private bool SystemMessage(JsonElement message)
    {
        if (!at.Required(message, "role", JsonValueKind.String, out var role))
        {
            return false;
        }
        if (!IsSystem(role))
        {
            return true;
        }
        if (!_systemOpen)
        {
            to.WriteStartArray("system"u8);
            _systemOpen = true;
        }
        return _parts.Write(message, ChatParts.TextOnly);
    }

    private bool Message(JsonElement message) =>
        message.GetProperty("role"u8) switch
        {
            var role when role.ValueEquals("user"u8) => User(message),
            var role when role.ValueEquals("assistant"u8) => Assistant(message),
            var role when role.ValueEquals("tool"u8) => Tool(message),
            var role when IsSystem(role) => true,
            var role => at.Refuse("role", $"{BodyReading.Quoted(role)} is not one of {Roles}."),
        };

    private bool User(JsonElement message)
    {
        Turn("user");
        var before = _parts.Written;
        return _parts.Write(message, ChatParts.UserParts)
            && (_parts.Written > before || at.Refuse("content", "is empty: Bedrock takes no message without content."));
    }

    private bool Assistant(JsonElement message)
    {
        if (!at.Optional(message, "tool_calls", JsonValueKind.Array, out var calls))
        {
            return false;
        }

        if (message.TryGetProperty("function_call"u8, out var former) && former.ValueKind != JsonValueKind.Null)
        {
            return at.Refuse("function_call", "is no longer taken; use tool_calls.");
        }

        Turn("assistant");
        var before = _parts.Written;
        if (
            !_parts.Write(message, ChatParts.AssistantParts)
            || !(calls.ValueKind == JsonValueKind.Undefined || at.Each("tool_calls", calls, ToolCall))
        )
        {
            return false;
        }

        var calling = calls.ValueKind == JsonValueKind.Array && calls.GetArrayLength() > 0;
        return calling
            || _parts.Written > before
            || at.Refuse("content", "is empty, and so is tool_calls: Bedrock takes no message without content.");
    }

    private bool ToolCall(JsonElement call)
    {
        if (
            !at.Required(call, "id", JsonValueKind.String, out var id)
            || !at.Optional(call, "type", JsonValueKind.String, out var type)
        )
        {
            return false;
        }

        if (type.ValueKind == JsonValueKind.String && !type.ValueEquals("function"u8))
        {
            return at.Refuse("type", $"{BodyReading.Quoted(type)} is not function.");
        }

        if (!at.Required(call, "function", JsonValueKind.Object, out var function))
        {
            return false;
        }

        at.Enter("function");
        if (
            !at.Required(function, "name", JsonValueKind.String, out var name)
            || !at.Optional(function, "arguments", out var arguments)
        )
        {
            return false;
        }

        var input = string.IsNullOrWhiteSpace(arguments) ? "{}"u8.ToArray() : Encoding.UTF8.GetBytes(arguments);
        if (!IsObject(input))
        {
            return at.Refuse("arguments", "must hold a JSON object.");
        }

        HasToolBlocks = true;
        ConverseBlock.ToolUse(id, name, input, to);
        at.Leave();
        return true;
    }

    private bool Tool(JsonElement message)
    {
        if (!at.Required(message, "tool_call_id", JsonValueKind.String, out var id))
        {
            return false;
        }

        Turn("user");
        HasToolBlocks = true;
        ConverseBlock.OpenToolResult(id, to);
        var done = _parts.Write(message, ChatParts.TextOnly);
        ConverseBlock.CloseToolResult(status: default, to);
        return done;
    }

    private void Turn(string role)
    {
        if (_turn != role)
        {
            EndTurn();
            to.WriteStartObject();
            to.WriteString("role"u8, role);
            to.WriteStartArray("content"u8);
            _turn = role;
        }
    }

    private void EndTurn()
    {
        if (_turn is not null)
        {
            to.WriteEndArray();
            to.WriteEndObject();
            _turn = null;
        }
    }

    private static bool IsObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        try
        {
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read()) { }

            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
