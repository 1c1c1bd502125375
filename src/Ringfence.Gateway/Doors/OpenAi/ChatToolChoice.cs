using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Which tool the model is to use. The default says nothing.</summary>
/// <param name="Kind">Converse's word: <c>auto</c>, <c>any</c>, <c>tool</c>; or <c>none</c>, for which it has none; or null.</param>
/// <param name="Name">The function's name, a string, where one is named.</param>
internal readonly record struct ChatToolChoice(string? Kind, JsonElement Name)
{
    public static bool Read(JsonElement body, BodyReading at, out ChatToolChoice choice)
    {
        choice = default;
        if (!body.TryGetProperty("tool_choice"u8, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (given.ValueKind == JsonValueKind.String)
        {
            var kind = given switch
            {
                _ when given.ValueEquals("auto"u8) => "auto",
                _ when given.ValueEquals("required"u8) => "any",
                _ when given.ValueEquals("none"u8) => "none",
                _ => null,
            };
            choice = new ChatToolChoice(kind, default);
            return kind is not null
                || at.Refuse("tool_choice", $"{BodyReading.Quoted(given)} is not one of auto, required, none.");
        }

        at.Enter("tool_choice");
        if (!at.IsObject(given) || !at.Required(given, "type", JsonValueKind.String, out var type))
        {
            return false;
        }

        if (!type.ValueEquals("function"u8))
        {
            return at.Refuse("type", $"{BodyReading.Quoted(type)} is not function.");
        }

        if (!at.Required(given, "function", JsonValueKind.Object, out var function))
        {
            return false;
        }

        at.Enter("function");
        if (!at.Required(function, "name", JsonValueKind.String, out var name))
        {
            return false;
        }

        at.Leave();
        at.Leave();
        choice = new ChatToolChoice("tool", name);
        return true;
    }

    public void WriteForConverse(Utf8JsonWriter to)
    {
        if (Kind is not null)
        {
            to.WriteStartObject("toolChoice"u8);
            to.WriteStartObject(Kind);
            JsonText.Copy("name"u8, Name, to);
            to.WriteEndObject();
            to.WriteEndObject();
        }
    }

    /// <summary>
    /// Converse cannot forbid parallel calls, Claude's own <c>tool_choice</c> can. It takes the whole choice with it: Bedrock
    /// refuses one that is made in both places.
    /// </summary>
    public void WriteForClaude(Utf8JsonWriter to)
    {
        to.WriteStartObject("additionalModelRequestFields"u8);
        to.WriteStartObject("tool_choice"u8);
        to.WriteString("type"u8, Kind ?? "auto");
        JsonText.Copy("name"u8, Name, to);
        to.WriteBoolean("disable_parallel_tool_use"u8, true);
        to.WriteEndObject();
        to.WriteEndObject();
    }
}
