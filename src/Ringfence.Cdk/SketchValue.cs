using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;

namespace Ringfence.Cdk;

/// <summary>One value in the three forms that an aspect meets: Node's, JSON, and the catalogue's.</summary>
internal static class SketchValue
{
    /// <summary>What Node gave, as JSON.</summary>
    public static JsonNode? Json(object? value) =>
        value switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool truth => JsonValue.Create(truth),
            IConvertible number => JsonValue.Create(number.ToDecimal(null)),
            IEnumerable<KeyValuePair<string, object>> map => new JsonObject(
                map.Where(pair => pair.Value is not null)
                    .Select(pair => KeyValuePair.Create(pair.Key, Json(pair.Value)))
            ),
            IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Json)]),
            _ => JsonValue.Create(value.ToString()),
        };

    /// <summary>JSON, as Node takes it.</summary>
    public static object Plain(JsonNode? value) =>
        value switch
        {
            JsonObject map => map.ToDictionary(pair => pair.Key, pair => Plain(pair.Value)),
            JsonArray list => list.Select(Plain).ToArray(),
            null => "",
            _ => value.GetValueKind() switch
            {
                JsonValueKind.String => value.GetValue<string>(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture),
            },
        };

    /// <summary>JSON, as the catalogue's controls read it. An intrinsic function is unresolved.</summary>
    public static PropertyValue Property(JsonNode? value)
    {
        switch (value)
        {
            case null:
                return PropertyValue.Missing;
            case JsonArray list:
                return PropertyValue.Of([.. list.Select(Property)]);
            case JsonObject map when map.Count == 1 && IsFunction(map.Single().Key):
                var name = map.Single().Key;
                return map["Ref"]?.ToString() == "AWS::NoValue"
                    ? PropertyValue.Missing
                    : PropertyValue.Unresolved($"{name} is known when deployed", present: name != "Fn::If");
            case JsonObject map:
                return PropertyValue.Of(map.ToDictionary(pair => pair.Key, pair => Property(pair.Value)));
            default:
                return value.GetValueKind() switch
                {
                    JsonValueKind.String => PropertyValue.Of(value.GetValue<string>()),
                    JsonValueKind.True => PropertyValue.Of(true),
                    JsonValueKind.False => PropertyValue.Of(false),
                    _ => PropertyValue.Of(
                        decimal.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
                    ),
                };
        }
    }

    private static bool IsFunction(string name) => name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);
}
