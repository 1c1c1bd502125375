using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class KeyIsNotOpenToEveryone() : ResourceControl("AWS::KMS::Key")
{
    public override string Title => "No key is open to everyone";

    public override string Why => "A key that everyone may use protects nothing.";

    public override Severity Severity => Severity.Critical;

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
                !policy.Any(KeyStatement.IsOpen),
                "No statement lets everyone in.",
                "A statement allows the principal * without narrowing it; name roles, or add kms:CallerAccount."
            )
            .At(resource["KeyPolicy"]);
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("kms.amazonaws.com", "PutKeyPolicy")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.bypassPolicyLockoutSafetyCheck"] = "true",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Guard = ["KMS_NO_WILDCARD_PRINCIPAL"],
            Checkov = ["CKV_AWS_33"],
            Prowler = ["kms_key_not_publicly_accessible"],
        };
}
