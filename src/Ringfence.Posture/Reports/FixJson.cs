using System.Text.Json;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>A finding's <c>fix</c> as ringfence.audit/1 has it; null where there is none.</summary>
internal static class FixJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        if (finding is not { Fix: { } fix, Resource: { } resource })
        {
            json.WriteNull("fix");
            return;
        }

        json.WriteStartObject("fix");
        json.WriteString("snippet", FixSnippet.Yaml(fix, resource));
        if (fix.Cli is { } cli)
        {
            json.WriteString("cli", cli);
        }

        if (fix.Mind is { } mind)
        {
            json.WriteString("mind", mind);
        }

        json.WriteEndObject();
    }
}
