namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>The guardrail that a call asks for.</summary>
/// <param name="Traced">Whether the answer is to say what it found.</param>
internal sealed record GuardrailUse(Guardrail Guardrail, bool Traced);
