namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>Which list of an assessment a finding belongs to.</summary>
internal enum FindingKind
{
    Topic,
    ContentFilter,
    Word,
    ManagedWord,
    PiiEntity,
    Regex,
}
