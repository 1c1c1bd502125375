using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.LocalBedrock.Model;

/// <summary>An input that satisfies a tool's schema: its required members (all of them, when none is required), plainly filled.</summary>
internal static class SampleInput
{
    private const int Deepest = 8;

    /// <returns>A JSON object as text.</returns>
    public static string For(JsonElement schema) => (Value(schema, 0) as JsonObject ?? []).ToJsonString();

    private static JsonNode? Value(JsonElement schema, int depth)
    {
        if (schema.ValueKind is not JsonValueKind.Object || depth > Deepest)
        {
            return new JsonObject();
        }

        if (schema.TryGetProperty("default", out var given) || schema.TryGetProperty("const", out given))
        {
            return JsonNode.Parse(given.GetRawText());
        }

        if (
            schema.TryGetProperty("enum", out var choices)
            && choices.ValueKind is JsonValueKind.Array
            && choices.GetArrayLength() > 0
        )
        {
            return JsonNode.Parse(choices[0].GetRawText());
        }

        var type =
            schema.TryGetProperty("type", out var named) && named.ValueKind is JsonValueKind.String
                ? named.GetString()
                : null;
        return type switch
        {
            "string" => "local",
            "integer" or "number" => JsonNode.Parse(
                schema.TryGetProperty("minimum", out var least) ? least.GetRawText() : "1"
            ),
            "boolean" => true,
            "array" => new JsonArray(),
            "null" => null,
            _ => Object(schema, depth),
        };
    }

    private static JsonObject Object(JsonElement schema, int depth)
    {
        var filled = new JsonObject();
        if (
            !schema.TryGetProperty("properties", out var properties) || properties.ValueKind is not JsonValueKind.Object
        )
        {
            return filled;
        }

        var required =
            schema.TryGetProperty("required", out var names) && names.ValueKind is JsonValueKind.Array
                ? names.EnumerateArray().Select(name => name.ToString()).ToHashSet()
                : [];
        foreach (var property in properties.EnumerateObject())
        {
            if (required.Count == 0 || required.Contains(property.Name))
            {
                filled[property.Name] = Value(property.Value, depth + 1);
            }
        }

        return filled;
    }
}
