using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>A rule's action on each side; null where the rule is not enabled.</summary>
internal sealed record RuleActions(RuleAction? Input, RuleAction? Output)
{
    public RuleAction? On(GuardrailSource source) => source is GuardrailSource.Input ? Input : Output;

    /// <summary>Reads <c>action</c>, <c>inputAction</c>, <c>outputAction</c>, <c>inputEnabled</c>, <c>outputEnabled</c>.</summary>
    public static RuleActions Read(JsonElement rule)
    {
        var both = Parse(rule.Text("action")) ?? RuleAction.Block;
        return new(Side(rule, "input", both), Side(rule, "output", both));
    }

    private static RuleAction? Side(JsonElement rule, string side, RuleAction both) =>
        rule.Member($"{side}Enabled") is { ValueKind: JsonValueKind.False }
            ? null
            : Parse(rule.Text($"{side}Action")) ?? both;

    private static RuleAction? Parse(string? action) =>
        action switch
        {
            null => null,
            "BLOCK" => RuleAction.Block,
            "ANONYMIZE" => RuleAction.Anonymize,
            "NONE" => RuleAction.None,
            _ => throw AwsFault.Constraint(
                action,
                "action",
                "Member must satisfy enum value set: [BLOCK, ANONYMIZE, NONE]"
            ),
        };
}
