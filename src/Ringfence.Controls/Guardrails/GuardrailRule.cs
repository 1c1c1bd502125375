using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Guardrails;

/// <summary>
/// Tells whether a rule of a guardrail does anything: its action may be <c>NONE</c> (it only reports), and either side of
/// it may be switched off (AWS::Bedrock::Guardrail, <c>InputEnabled</c>, <c>OutputEnabled</c>: on where not said).
/// </summary>
internal static class GuardrailRule
{
    /// <summary>It blocks or masks what is asked and what is answered.</summary>
    public static Truth ActsBothWays(PropertyValue rule) => Acts(rule, "Input") & Acts(rule, "Output");

    /// <summary>It blocks or masks on one side: <c>Input</c>, <c>Output</c>.</summary>
    public static Truth Acts(PropertyValue rule, string side)
    {
        if (!rule.IsPresent.IsYes)
        {
            return rule.IsPresent;
        }

        var action = rule[side + "Action"];
        action = action.IsMissing ? rule["Action"] : action;

        // A filter or topic without an action blocks; an identifier or expression always has one.
        return !rule[side + "Enabled"].IsFalse & (action.IsMissing | action.IsOneOf("BLOCK", "ANONYMIZE"));
    }
}
