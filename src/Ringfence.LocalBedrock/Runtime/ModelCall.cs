using System.Text.Json;
using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>A call of a model, its request understood.</summary>
internal sealed record ModelCall(
    ApiCall Call,
    Placement Placement,
    IDialect Dialect,
    JsonElement Body,
    GuardrailUse? Guardrail
)
{
    public required bool IsConverse { get; init; }

    public required bool IsStream { get; init; }
}
