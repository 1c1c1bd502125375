namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>What a rule found in a text.</summary>
/// <param name="Name">The topic's, filter's, list's, entity's or regex's name.</param>
/// <param name="Start">Where in the text; what is found without a place (a topic) has length zero.</param>
/// <param name="Pattern">The regex, for findings of one.</param>
internal sealed record Finding(
    FindingKind Kind,
    string Name,
    RuleAction Action,
    string Match = "",
    int Start = 0,
    string? Pattern = null
)
{
    public int End => Start + Match.Length;
}
