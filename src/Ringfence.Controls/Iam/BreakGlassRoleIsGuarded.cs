using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class BreakGlassRoleIsGuarded() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "Emergency access is short, needs MFA and names who may approve it";

    public override string Why => "The role that may read everything in an emergency is the one an attacker looks for.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-breakglass-approval"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.EmergencyAccess,
            Hipaa.AccessAuthorization,
            Soc2.CC6_1,
            Soc2.CC6_2,
            Nist80053.AC_2_2,
            Nist80053.AC_3_10,
            Nist80053.AC_6_9,
            Iso27001.A_5_15,
            Iso27001.A_8_2,
            Sox.Access,
            Iso27001.A_5_29,
        ];

    public override Construction Build => Construction.By("BreakGlass");

    public override Verdict Check(Resource resource)
    {
        if (!BreakGlassRole.Is(resource))
        {
            return Verdict.NotApplicable("It is no break-glass role (by its name or the tag break-glass).");
        }

        var session = resource["MaxSessionDuration"];

        // IAM User Guide: an hour where it is not said.
        var isShort = session.IsMissing ? Truth.Yes : session.AtMost(3600);
        if (!isShort.IsYes)
        {
            return Verdict.Property("MaxSessionDuration", session, isShort, "at most 3600 seconds");
        }

        return Trust.Judge(
            resource,
            statement =>
                statement.Principals.IsEveryone
                | (Truth.Any(statement.Principals.Of("AWS"), Trust.IsWholeAccount) & !NamesApprover(statement))
                | !Mfa.Required(statement),
            "It lasts an hour at most, needs MFA and names who may take it.",
            statement =>
                "Its trust must require aws:MultiFactorAuthPresent and name the approvers (a role, or a condition on aws:PrincipalArn, aws:PrincipalTag or sts:SourceIdentity)."
        );
    }

    private static Truth NamesApprover(PolicyStatement statement) =>
        Truth.Any(
            statement.Conditions,
            condition =>
                !condition.IsNegative
                && (
                    condition.Key is "aws:principalarn" or "sts:sourceidentity" or "aws:sourceidentity"
                    || condition.Key.StartsWith("aws:principaltag/", StringComparison.Ordinal)
                )
        );
}
