using Ringfence.Controls.Facts;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Organizations;

/// <summary>Judges what an organisation's policies (service and resource control policies) deny to all its accounts.</summary>
internal static class ServiceControls
{
    private const string Type = "AWS::Organizations::Policy";

    /// <summary>One judgement: on the policy that denies, or on the estate where none does.</summary>
    /// <param name="estate">What is audited.</param>
    /// <param name="denies">A statement denies what must be denied.</param>
    /// <param name="what">What was looked for, as a noun: <c>an SCP that denies bedrock-mantle</c>.</param>
    public static Judgement Judge(Estate estate, Func<PolicyStatement, Truth> denies, string what)
    {
        Resource? perhaps = null;
        foreach (var policy in estate.OfType(Type))
        {
            if (!IsGuard(policy))
            {
                continue;
            }

            var answer = policy.Policy("Content").Any(statement => Grants.Denies(statement) & denies(statement));
            if (answer.IsYes)
            {
                return new Judgement(policy, Verdict.Pass("It denies this in every account that it applies to."));
            }

            perhaps = answer.IsUnknown ? policy : perhaps;
        }

        return perhaps is not null
            ? new Judgement(perhaps, Verdict.Unknown($"Whether it is {what} is known only when deployed."))
            : new Judgement(null, estate.Absent(what));
    }

    /// <summary>A service or resource control policy.</summary>
    public static bool IsGuard(Resource policy) =>
        !policy["Type"].IsOneOf("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY").IsNo;

    /// <summary>Each of these actions is denied, on every resource.</summary>
    public static Truth Covers(PolicyStatement statement, params ReadOnlySpan<string> actions)
    {
        var answer = Grants.OnEveryResource(statement);
        foreach (var action in actions)
        {
            answer &= statement.Actions.Covers(action);
        }

        return answer;
    }

    /// <summary>
    /// Its conditions except no more than named principals (<c>ArnNotLike aws:PrincipalArn</c>: a break-glass role), or
    /// there are none.
    /// </summary>
    public static Truth ExceptsPrincipalsAlone(PolicyStatement statement) =>
        Truth.All(statement.Conditions, IsException) & (statement.ConditionsKnown ? Truth.Yes : Truth.Unknown);

    /// <summary>The condition excepts principals.</summary>
    public static Truth IsException(PolicyCondition condition) =>
        condition.IsNegative
        && (
            condition.Key is "aws:principalarn" or "aws:userid" or "aws:principalisawsservice" or "aws:principalaccount"
            || condition.Key.StartsWith("aws:principaltag/", StringComparison.Ordinal)
        );
}
