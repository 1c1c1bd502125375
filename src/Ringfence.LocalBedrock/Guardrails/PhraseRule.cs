namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>A denied topic or a content filter, told by phrases: AWS understands a definition, the stand-in knows examples.</summary>
internal sealed record PhraseRule(FindingKind Kind, string Name, IReadOnlyList<string> Phrases, RuleActions Actions)
    : IRule
{
    public IEnumerable<Finding> Find(string text, GuardrailSource source) =>
        Actions.On(source) is { } action
        && Phrases.Any(phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            ? [new(Kind, Name, action)]
            : [];
}
