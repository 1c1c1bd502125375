using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class KeyGrantsAreForServices() : ResourceControl("AWS::KMS::Key")
{
    public override string Title => "Grants on a key are made for AWS services only";

    public override string Why =>
        "A grant outlives the policy that allowed it and is seen by nobody who reads policies.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("KeyPolicy");
        if (policy.IsKnown.IsNo)
        {
            return Verdict.Pass("KeyPolicy is absent: KMS gives the account's IAM the say.");
        }

        return Verdict
            .Of(
                !policy.Any(KeyStatement.GrantsFreely),
                "No statement lets a principal make grants for others than AWS services.",
                "A statement allows kms:CreateGrant without Bool kms:GrantIsForAWSResource true."
            )
            .At(resource["KeyPolicy"]);
    }

    public override Equivalents Equivalents => new() { Guard = ["CT.KMS.PR.3"] };
}
