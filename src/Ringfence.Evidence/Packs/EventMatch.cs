using System.Text.Json;
using Ringfence.Controls;

namespace Ringfence.Evidence.Packs;

/// <summary>Whether an event of the store is one that a control speaks of. What the store does not keep of an event leaves it undecided.</summary>
internal static class EventMatch
{
    private const string Parameters = "requestParameters.";

    /// <param name="detail">The event's <c>requestParameters</c> as JSON; null: not kept.</param>
    /// <param name="identity">Its <c>userIdentity.type</c>.</param>
    /// <returns>True, false, or null where it cannot be told.</returns>
    public static bool? Matches(EventPattern pattern, string? detail, string? identity)
    {
        if (pattern.Where.Count == 0)
        {
            return true;
        }

        using var parameters = detail is null ? null : JsonDocument.Parse(detail);
        bool? all = true;
        foreach (var (path, wanted) in pattern.Where)
        {
            var one = Holds(path, wanted, parameters?.RootElement, identity);
            if (one == false)
            {
                return false;
            }

            all = one is null ? null : all;
        }

        return all;
    }

    private static bool? Holds(string path, string? wanted, JsonElement? parameters, string? identity)
    {
        if (path == "userIdentity.type")
        {
            return identity is null ? wanted is null : Same(identity, wanted);
        }

        if (!path.StartsWith(Parameters, StringComparison.Ordinal) || parameters is not { } element)
        {
            return null;
        }

        // CloudTrail leaves out what is larger than 100 KB, and says so.
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("omitted", out _))
        {
            return null;
        }

        foreach (var name in path[Parameters.Length..].Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return wanted is null;
            }
        }

        return element.ValueKind == JsonValueKind.Null ? wanted is null : wanted is not null && Within(element, wanted);
    }

    private static bool Within(JsonElement element, string wanted) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().Any(item => Within(item, wanted)),
            JsonValueKind.Object => element.EnumerateObject().Any(member => Within(member.Value, wanted)),
            JsonValueKind.String => Same(element.GetString()!, wanted),
            _ => Same(element.GetRawText(), wanted),
        };

    private static bool Same(string found, string? wanted) =>
        string.Equals(found, wanted, StringComparison.OrdinalIgnoreCase);
}
