using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class KeyPolicyNamesItsUsers() : ResourceControl("AWS::KMS::Key")
{
    public override string Title => "A key's policy names the roles that may decrypt";

    public override string Why => "A key that a whole account may use is protected by the weakest of its policies.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["kms-policy-scoped"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.AccessEstablishment,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Nist80053.SC_12,
            Iso27001.A_8_24,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("KeyPolicy");
        if (policy.IsKnown.IsNo)
        {
            return Verdict.Pass("KeyPolicy is absent: KMS gives the account's IAM the say, and IAM names the roles.");
        }

        return Verdict
            .Of(
                !policy.Any(KeyStatement.IsTooWide),
                "Who may decrypt is named, or left to the account's IAM by the usual statement.",
                "A statement lets everyone, or a whole account, use the key without a condition; name roles, or narrow it by kms:ViaService and kms:CallerAccount."
            )
            .At(resource["KeyPolicy"]);
    }
}
