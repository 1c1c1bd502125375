using System.Text.Json;

namespace Ringfence.Evidence;

/// <summary>Reading foreign JSON that may lack anything.</summary>
internal static class JsonPaths
{
    /// <summary>The scalar at a path of property names, as text; null when anything on the way is absent, null or no object.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => null,
        };
    }
}
