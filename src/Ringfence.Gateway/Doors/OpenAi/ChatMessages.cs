using System.Text;
using System.Text.Json;

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
        if (!at.Required(body, "messages", JsonValueKind.Array, out JsonElement messages))
        {
            return false;
        }

        at.Enter("messages");
        var done = ForEach(messages, SystemMessage);
        EndSystem();
        to.WriteStartArray("messages"u8);
        done = done && ForEach(messages, Message);
        EndTurn();
        to.WriteEndArray();
        if (done)
        {
            at.Leave();
        }

        return done;
    }

    private bool ForEach(JsonElement messages, Func<JsonElement, JsonElement, bool> write)
    {
        var index = 0;
        foreach (JsonElement message in messages.EnumerateArray())
        {
            at.Enter(index++);
            if (
                !at.IsObject(message)
                || !at.Required(message, "role", JsonValueKind.String, out JsonElement role)
                || !write(message, role)
            )
            {
                return false;
            }

            at.Leave();
        }

        return true;
    }

    private static bool IsSystem(JsonElement role) => role.ValueEquals("system"u8) || role.ValueEquals("developer"u8);

    private bool SystemMessage(JsonElement message, JsonElement role)
    {
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

    private void EndSystem()
    {
        if (_systemOpen)
        {
            to.WriteEndArray();
        }
    }

    private bool Message(JsonElement message, JsonElement role) =>
        role switch
        {
            _ when role.ValueEquals("user"u8) => User(message),
            _ when role.ValueEquals("assistant"u8) => Assistant(message),
            _ when role.ValueEquals("tool"u8) => Tool(message),
            _ when IsSystem(role) => true,
            _ => at.Refuse("role", $"{BodyReading.Quoted(role)} is not one of {Roles}."),
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
        if (!at.Optional(message, "tool_calls", JsonValueKind.Array, out JsonElement calls))
        {
            return false;
        }

        if (message.TryGetProperty("function_call"u8, out JsonElement former) && former.ValueKind != JsonValueKind.Null)
        {
            return at.Refuse("function_call", "is no longer taken; use tool_calls.");
        }

        Turn("assistant");
        var before = _parts.Written;
        if (!_parts.Write(message, ChatParts.AssistantParts) || !ToolCalls(calls))
        {
            return false;
        }

        var empty = _parts.Written == before && calls.ValueKind == JsonValueKind.Undefined;
        return !empty
            || at.Refuse("content", "is empty, and so is tool_calls: Bedrock takes no message without content.");
    }

    private bool ToolCalls(JsonElement calls)
    {
        if (calls.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }

        at.Enter("tool_calls");
        var index = 0;
        foreach (JsonElement call in calls.EnumerateArray())
        {
            at.Enter(index++);
            if (!at.IsObject(call) || !ToolCall(call))
            {
                return false;
            }

            at.Leave();
        }

        at.Leave();
        return true;
    }

    private bool ToolCall(JsonElement call)
    {
        if (
            !at.Required(call, "id", JsonValueKind.String, out JsonElement id)
            || !at.Optional(call, "type", JsonValueKind.String, out JsonElement type)
        )
        {
            return false;
        }

        if (type.ValueKind == JsonValueKind.String && !type.ValueEquals("function"u8))
        {
            return at.Refuse("type", $"{BodyReading.Quoted(type)} is not function.");
        }

        if (!at.Required(call, "function", JsonValueKind.Object, out JsonElement function))
        {
            return false;
        }

        at.Enter("function");
        if (
            !at.Required(function, "name", JsonValueKind.String, out JsonElement name)
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
        to.WriteStartObject();
        to.WriteStartObject("toolUse"u8);
        JsonText.Copy("toolUseId"u8, id, to);
        JsonText.Copy("name"u8, name, to);
        to.WritePropertyName("input"u8);
        to.WriteRawValue(input, skipInputValidation: true);
        to.WriteEndObject();
        to.WriteEndObject();
        at.Leave();
        return true;
    }

    private bool Tool(JsonElement message)
    {
        if (!at.Required(message, "tool_call_id", JsonValueKind.String, out JsonElement id))
        {
            return false;
        }

        Turn("user");
        HasToolBlocks = true;
        to.WriteStartObject();
        to.WriteStartObject("toolResult"u8);
        JsonText.Copy("toolUseId"u8, id, to);
        to.WriteStartArray("content"u8);
        var done = _parts.Write(message, ChatParts.TextOnly);
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndObject();
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
