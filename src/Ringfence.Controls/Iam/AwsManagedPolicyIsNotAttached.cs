using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class AwsManagedPolicyIsNotAttached()
    : ResourceControl("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group")
{
    public override string Title => "Policies are written for the work, not taken from AWS";

    public override string Why =>
        "AWS's managed policies are wide and change without notice; who wrote them does not know your data.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> ToldBy => ["administrator-policy-is-not-attached"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessAuthorization, Hipaa.AccessControl, Soc2.CC6_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var unknown = false;
        foreach (var policy in resource["ManagedPolicyArns"].Items)
        {
            var owned = policy.Contains(":iam::aws:");
            if (owned.IsYes)
            {
                return Verdict
                    .Fail($"{policy} is AWS's own; attach a policy that names what the work needs.")
                    .At(policy);
            }

            unknown |= owned.IsUnknown;
        }

        return unknown
            ? Verdict.Unknown("An attached policy is known only when deployed; it must be one of yours.")
            : Verdict.Pass("No policy of AWS's own is attached.");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["IAMNoManagedPolicies"] };
}
