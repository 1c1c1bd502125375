using System.Text.Json;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>What mends a SARIF result and what else it tells: in its message for people, in its property bag for programs.</summary>
internal static class SarifChange
{
    /// <summary>The result's <c>message</c>.</summary>
    public static void Message(Utf8JsonWriter json, Finding finding, IReadOnlyList<Finding> others)
    {
        var also =
            others.Count == 0
                ? ""
                : $" With it fail: {string.Join(", ", others.Select(other => other.Control.Id).Distinct())}.";
        json.WriteStartObject("message");
        json.WriteString("text", finding.Reason + also);
        if (finding is { Fix: { } fix, Resource: { } resource })
        {
            var text = finding.Reason + also;
            text += fix.Changes.Count > 0 ? $"\n\n```yaml\n{FixSnippet.Yaml(fix, resource)}```" : "";
            text += fix.Cli is { } command ? $"\n\nWhat is deployed already:\n\n```sh\n{command}\n```" : "";
            text += fix.Mind is { } mind ? $"\n\nMind: {mind}" : "";
            json.WriteString("markdown", text);
        }

        json.WriteEndObject();
    }

    /// <summary>The result's <c>properties</c>, named as in ringfence.audit/1.</summary>
    public static void Properties(Utf8JsonWriter json, Finding finding, IReadOnlyList<Finding> others)
    {
        if (finding.Fix is null && others.Count == 0)
        {
            return;
        }

        json.WriteStartObject("properties");
        if (others.Count > 0)
        {
            json.WriteStartArray("tells");
            foreach (var other in others)
            {
                json.WriteStringValue(other.Control.Id);
            }

            json.WriteEndArray();
        }

        if (finding is { Fix: not null, Resource: not null })
        {
            FixJson.Write(json, finding);
        }

        json.WriteEndObject();
    }
}
