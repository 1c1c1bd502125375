using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Fixes;

/// <summary>Puts the resource's own id where a control wrote <c>$Self</c>.</summary>
internal static class Selfless
{
    /// <summary>What a control writes for the resource's own id.</summary>
    public const string Self = "$Self";

    public static string Text(string text, string logicalId) => text.Replace(Self, logicalId, StringComparison.Ordinal);

    public static JsonNode Node(JsonNode node, string logicalId)
    {
        switch (node)
        {
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (name, value) in map)
                {
                    copy[Text(name, logicalId)] = value is null ? null : Node(value, logicalId);
                }

                return copy;
            case JsonArray list:
                return new JsonArray([.. list.Select(item => item is null ? null : Node(item, logicalId))]);
            default:
                return node.GetValueKind() == JsonValueKind.String
                    ? JsonValue.Create(Text(node.GetValue<string>(), logicalId))
                    : node.DeepClone();
        }
    }
}
