using System.Text;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>The configured guardrail as Converse takes it.</summary>
internal static class GuardrailConfig
{
    /// <summary>Ids and versions are checked at start to be of characters that JSON needs no escape for.</summary>
    public static ReadOnlyMemory<byte> Converse(CallLabels labels) =>
        Encoding.ASCII.GetBytes(
            $$"""{"guardrailIdentifier":"{{labels.GuardrailId}}","guardrailVersion":"{{labels.GuardrailVersion}}"}"""
        );
}
