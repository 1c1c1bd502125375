using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>Times as AWS writes them: ISO 8601, or seconds since 1970 as a number.</summary>
internal static class AwsTime
{
    public static DateTimeOffset? Of(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.Number => DateTimeOffset.FromUnixTimeMilliseconds((long)(node.GetValue<decimal>() * 1000)),
            JsonValueKind.String => Of(node.GetValue<string>()),
            _ => null,
        };

    public static DateTimeOffset? Of(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
