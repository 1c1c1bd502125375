using System.Text.Json.Nodes;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>A guardrail as it is kept, one file each: its draft and its published versions.</summary>
/// <param name="Draft">What CreateGuardrail or the last UpdateGuardrail was given.</param>
/// <param name="Versions">Number → definition.</param>
internal sealed record GuardrailFile(
    string Id,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    JsonObject Draft,
    Dictionary<string, JsonObject> Versions
);
