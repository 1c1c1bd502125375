using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// What takes the place of an identifier in an answer, and counts it. A pseudonym of this call stays: it stands for a value of the
/// caller's own, and is turned back after this.
/// </summary>
internal sealed class AnswerReplacement(CallPhi phi) : Replacement
{
    /// <inheritdoc/>
    public override string For(PhiKind kind, ReadOnlySpan<char> text, bool goesOn)
    {
        if (phi.Map is { Count: > 0 } map && map.Concerns(text))
        {
            return text.ToString();
        }
        if (!goesOn)
        {
            phi.Answer.Add(kind);
        }
        return phi.Rules.Answers switch
        {
            AnswerPolicy.Label => goesOn ? "" : $"[{kind.Label()}]",
            AnswerPolicy.Erase => "",
            _ => text.ToString(),
        };
    }
}
