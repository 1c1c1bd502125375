using System.Text;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>What a guardrail found in some texts, and what becomes of them.</summary>
/// <param name="Findings">For each text.</param>
internal sealed record Assessment(
    Guardrail Guardrail,
    GuardrailSource Source,
    IReadOnlyList<string> Texts,
    IReadOnlyList<IReadOnlyList<Finding>> Findings
)
{
    public bool Blocked => Findings.Any(list => list.Any(finding => finding.Action is RuleAction.Block));

    public bool Masked => !Blocked && Findings.Any(list => list.Any(finding => finding.Action is RuleAction.Anonymize));

    public bool Intervened => Blocked || Masked;

    public IEnumerable<Finding> Of(FindingKind kind) =>
        Findings.SelectMany(list => list).Where(finding => finding.Kind == kind);

    public string BlockedMessage => Source is GuardrailSource.Input ? Guardrail.BlockedInput : Guardrail.BlockedOutput;

    public string Reason =>
        Blocked ? "Guardrail blocked."
        : Masked ? "Guardrail masked."
        : "No action.";

    /// <summary>A text with everything to be anonymized replaced by its name in braces.</summary>
    public string Mask(int text) => Mask(Texts[text], Findings[text]);

    public static string Mask(string text, IEnumerable<Finding> findings)
    {
        var masked = new StringBuilder();
        var position = 0;
        foreach (
            var finding in findings
                .Where(finding => finding.Action is RuleAction.Anonymize)
                .OrderBy(finding => finding.Start)
                .ThenByDescending(finding => finding.End)
        )
        {
            if (finding.Start >= position)
            {
                masked.Append(text, position, finding.Start - position).Append('{').Append(finding.Name).Append('}');
                position = finding.End;
            }
        }

        return masked.Append(text, position, text.Length - position).ToString();
    }
}
