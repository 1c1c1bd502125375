using System.Text.Json;
using Ringfence.Controls;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>
/// A finding's <c>fix</c> as ringfence.audit/1 has it: the template's change, null where there is none. Where the
/// template needs a choice and AWS has a command, that stands in <c>command</c>.
/// </summary>
internal static class FixJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        if (finding is not { Fix: { } fix, Resource: { } resource })
        {
            json.WriteNull("fix");
        }
        else if (fix.Changes.Count == 0)
        {
            json.WriteNull("fix");
            json.WriteStartObject("command");
            Words(json, fix);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartObject("fix");
            json.WriteString("snippet", FixSnippet.Yaml(fix, resource));
            Words(json, fix);
            json.WriteEndObject();
        }
    }

    private static void Words(Utf8JsonWriter json, Fix fix)
    {
        if (fix.Cli is { } cli)
        {
            json.WriteString("cli", cli);
        }

        if (fix.Mind is { } mind)
        {
            json.WriteString("mind", mind);
        }
    }
}
