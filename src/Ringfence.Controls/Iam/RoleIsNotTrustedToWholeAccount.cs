using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class RoleIsNotTrustedToWholeAccount() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "No role trusts a whole account without a condition";

    public override string Why =>
        "A trust in an account lets every identity there that may call sts:AssumeRole take the role, also those made later.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-trust-scoped"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.IA_9,
            Iso27001.A_8_3,
            Iso27001.A_5_16,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource) =>
        Trust.Judge(
            resource,
            statement => Truth.Any(statement.Principals.Of("AWS"), Trust.IsWholeAccount) & statement.IsUnconditional,
            "It trusts no whole account, or only under a condition.",
            statement =>
                "It trusts a whole account; name the role, or add a condition (aws:PrincipalArn, sts:ExternalId, MFA)."
        );

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_61"] };
}
