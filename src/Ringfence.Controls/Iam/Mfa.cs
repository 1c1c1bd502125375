using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

/// <summary>Recognises the condition that the caller has shown MFA.</summary>
internal static class Mfa
{
    /// <summary>
    /// <c>Bool aws:MultiFactorAuthPresent true</c>, or an age of it. <c>BoolIfExists</c> is no such condition in an
    /// Allow: long-lived keys carry no such key and would pass (IAM User Guide, "aws:MultiFactorAuthPresent").
    /// </summary>
    public static Truth Required(PolicyStatement statement) =>
        Truth.Any(statement.Conditions, Requires) | (statement.ConditionsKnown ? Truth.No : Truth.Unknown);

    private static Truth Requires(PolicyCondition condition) =>
        condition.IfExists ? Truth.No
        : condition.Key == "aws:multifactorauthpresent" && condition.Uses("Bool")
            ? Truth.All(condition.Values, value => value.IsTrue)
        : condition.Key == "aws:multifactorauthage"
            && condition.Operator.StartsWith("NumericLess", StringComparison.OrdinalIgnoreCase);
}
