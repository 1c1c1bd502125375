using Ringfence.Controls.Facts;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Guardrails;

/// <summary>What makes a guardrail a must: Bedrock itself for the account, an organisation's policy, or a condition of IAM.</summary>
internal static class EnforcedGuardrail
{
    /// <summary>The configuration or policy of the estate that enforces a published version on every call; null where there is none.</summary>
    public static Resource? In(Estate estate)
    {
        foreach (var enforced in estate.OfType("AWS::Bedrock::EnforcedGuardrailConfiguration"))
        {
            if (GuardrailVersionText.IsNumbered(enforced["GuardrailVersion"]).IsYes)
            {
                return enforced;
            }
        }

        foreach (var policy in estate.OfType("AWS::Organizations::Policy"))
        {
            var refuses = policy
                .Policy("Content")
                .Any(statement =>
                    Grants.Denies(statement)
                    & statement.Actions.Covers("bedrock:InvokeModel")
                    & statement.Actions.Covers("bedrock:InvokeModelWithResponseStream")
                    & RefusesOthers(statement)
                );
            if (refuses.IsYes)
            {
                return policy;
            }
        }

        return null;
    }

    /// <summary>An allowing statement asks for a published version of a guardrail.</summary>
    public static Truth IsAsked(PolicyStatement statement) =>
        Truth.Any(
            statement.On("bedrock:GuardrailIdentifier"),
            condition =>
                !condition.IsNegative && !condition.IfExists && !condition.Uses("Null")
                    ? Truth.All(condition.Values, GuardrailVersionText.NamesNumbered)
                    : Truth.No
        ) | (statement.ConditionsKnown ? Truth.No : Truth.Unknown);

    /// <summary>
    /// A denying statement refuses calls with another guardrail or none: a negative operator is also met by a request
    /// that has no such key (IAM User Guide, "IAM JSON policy elements: Condition operators").
    /// </summary>
    public static Truth RefusesOthers(PolicyStatement statement) =>
        Grants.OnEveryResource(statement)
        & statement.Conditions.Count == 1
        & Truth.Any(
            statement.On("bedrock:GuardrailIdentifier"),
            condition =>
                condition.IsNegative ? Truth.All(condition.Values, GuardrailVersionText.NamesNumbered) : Truth.No
        );
}
