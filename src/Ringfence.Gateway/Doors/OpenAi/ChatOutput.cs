using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary><c>response_format</c> and <c>reasoning_effort</c> as Converse's <c>outputConfig</c>.</summary>
internal static class ChatOutput
{
    public static bool Write(JsonElement body, BodyReading at, Utf8JsonWriter to)
    {
        if (
            !at.Optional(body, "reasoning_effort", JsonValueKind.String, out var effort)
            || !at.Optional(body, "response_format", JsonValueKind.Object, out var format)
        )
        {
            return false;
        }

        if (effort.ValueKind == JsonValueKind.String && !IsEffort(effort))
        {
            return at.Refuse(
                "reasoning_effort",
                $"{BodyReading.Quoted(effort)} is not one of low, medium, high, xhigh, max."
            );
        }

        JsonElement schema = default;
        JsonElement name = default;
        JsonElement description = default;
        if (format.ValueKind == JsonValueKind.Object && !Format(format, at, out schema, out name, out description))
        {
            return false;
        }

        ConverseOutput.Write(effort, schema, name, description, to);
        return true;
    }

    private static bool IsEffort(JsonElement effort) =>
        effort.ValueEquals("low"u8)
        || effort.ValueEquals("medium"u8)
        || effort.ValueEquals("high"u8)
        || effort.ValueEquals("xhigh"u8)
        || effort.ValueEquals("max"u8);

    private static bool Format(
        JsonElement format,
        BodyReading at,
        out JsonElement schema,
        out JsonElement name,
        out JsonElement description
    )
    {
        (schema, name, description) = (default, default, default);
        at.Enter("response_format");
        if (!at.Required(format, "type", JsonValueKind.String, out var type))
        {
            return false;
        }

        if (type.ValueEquals("json_schema"u8))
        {
            if (!at.Required(format, "json_schema", JsonValueKind.Object, out var wrapped))
            {
                return false;
            }

            at.Enter("json_schema");
            var done =
                at.Required(wrapped, "schema", JsonValueKind.Object, out schema)
                && at.Optional(wrapped, "name", JsonValueKind.String, out name)
                && at.Optional(wrapped, "description", JsonValueKind.String, out description);
            if (!done)
            {
                return false;
            }

            at.Leave();
        }
        else if (!type.ValueEquals("text"u8))
        {
            return at.Refuse("type", $"{BodyReading.Quoted(type)} is not one of text, json_schema.");
        }

        at.Leave();
        return true;
    }
}
