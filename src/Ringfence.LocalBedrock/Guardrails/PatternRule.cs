using System.Text.RegularExpressions;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>An entity or a custom regex: every match of a pattern.</summary>
/// <param name="Holds">Tells a true match from one that only looks so; null takes all.</param>
internal sealed record PatternRule(
    FindingKind Kind,
    string Name,
    Regex Pattern,
    RuleActions Actions,
    Func<string, bool>? Holds = null
) : IRule
{
    public IEnumerable<Finding> Find(string text, GuardrailSource source)
    {
        if (Actions.On(source) is not { } action)
        {
            yield break;
        }

        foreach (Match match in Pattern.Matches(text))
        {
            if (match.Length > 0 && Holds?.Invoke(match.Value) is not false)
            {
                yield return new(
                    Kind,
                    Name,
                    action,
                    match.Value,
                    match.Index,
                    Kind is FindingKind.Regex ? Pattern.ToString() : null
                );
            }
        }
    }
}
