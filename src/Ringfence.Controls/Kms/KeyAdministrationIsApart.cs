using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class KeyAdministrationIsApart() : ResourceControl("AWS::KMS::Key")
{
    public override string Title => "Whoever administers a key cannot use it";

    public override string Why =>
        "One role that may both change the policy and decrypt needs nobody else to read everything.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["kms-admin-use-separated"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.AccessAuthorization,
            Hipaa.AccessControl,
            Soc2.CC6_3,
            Nist80053.AC_5,
            Nist80053.SC_12,
            Iso27001.A_5_3,
            Iso27001.A_8_24,
            Sox.Segregation,
        ];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("KeyPolicy");
        if (policy.IsKnown.IsNo)
        {
            return Verdict.Pass("KeyPolicy is absent: KMS gives the account's IAM the say.");
        }

        return KeyStatement.SomebodyHasBoth(policy) is { } both
            ? Verdict
                .Fail($"{both} may both administer the key and use it; give one of the two to another role.")
                .At(resource["KeyPolicy"])
            : Verdict
                .Of(
                    policy.IsKnown & Truth.All(policy.Statements, KeyStatement.IsReadable),
                    "No principal holds both administration and use; the account's root delegates to IAM.",
                    "",
                    "Some statements are known only when deployed; none may hold both administration and use."
                )
                .At(resource["KeyPolicy"]);
    }
}
