namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>One rule of a guardrail.</summary>
internal interface IRule
{
    FindingKind Kind { get; }

    IEnumerable<Finding> Find(string text, GuardrailSource source);
}
