using System.Text.Json;

namespace Ringfence.Gateway.Doors.Converse;

/// <summary>Writes what the gateway puts on every call into a Converse body.</summary>
internal static class ConverseLabels
{
    /// <param name="metadata">The request metadata, the gateway's own and the caller's.</param>
    public static void Write(CallLabels labels, IReadOnlyList<KeyValuePair<string, string>> metadata, Utf8JsonWriter to)
    {
        if (metadata.Count > 0)
        {
            to.WriteStartObject("requestMetadata"u8);
            RequestMetadata.WritePairs(metadata, to);
            to.WriteEndObject();
        }

        if (labels is { GuardrailId: { } id, GuardrailVersion: { } version })
        {
            to.WriteStartObject("guardrailConfig"u8);
            to.WriteString("guardrailIdentifier"u8, id);
            to.WriteString("guardrailVersion"u8, version);
            to.WriteEndObject();
        }
    }
}
