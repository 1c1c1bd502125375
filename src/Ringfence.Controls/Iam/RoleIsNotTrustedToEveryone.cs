using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class RoleIsNotTrustedToEveryone() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "No role can be taken by everyone";

    public override string Why => "A trust in * lets any AWS account in the world act as this role.";

    public override Severity Severity => Severity.Critical;

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
            statement =>
                statement.Principals.IsEveryone
                | Truth.Any(statement.Principals.Of("Service"), service => service.Is("*"))
                | statement.Principals.Negated,
            "It trusts named principals.",
            statement => "It trusts everyone; name the service or the role that may take it."
        );

    public override EvidenceQuery Evidence => new([], [new("iam.amazonaws.com", "UpdateAssumeRolePolicy")]);

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_60"] };
}
