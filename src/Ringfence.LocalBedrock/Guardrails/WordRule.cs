namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>A denied word or phrase, in any case, as whole words.</summary>
internal sealed record WordRule(FindingKind Kind, string Name, string Word, RuleActions Actions) : IRule
{
    public IEnumerable<Finding> Find(string text, GuardrailSource source)
    {
        if (Actions.On(source) is not { } action)
        {
            yield break;
        }

        for (var at = 0; (at = text.IndexOf(Word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Word.Length)
        {
            if (!IsLetter(text, at - 1) && !IsLetter(text, at + Word.Length))
            {
                yield return new(Kind, Name, action, text.Substring(at, Word.Length), at);
                yield break;
            }
        }
    }

    private static bool IsLetter(string text, int index) =>
        index >= 0 && index < text.Length && char.IsLetterOrDigit(text[index]);
}
