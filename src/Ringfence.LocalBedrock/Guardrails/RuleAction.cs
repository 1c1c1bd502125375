namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>What a rule does with what it finds.</summary>
internal enum RuleAction
{
    None,
    Anonymize,
    Block,
}
