using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

internal sealed class PublicAccessBlocksAreEnforced()
    : EstateControl("AWS::Organizations::Policy", "AWS::Config::RemediationConfiguration")
{
    public override string Title => "The public access blocks cannot be switched off";

    public override string Why => "A block that every administrator may take away holds until somebody is in a hurry.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["s3-bpa-enforced"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.RiskManagement,
            Soc2.CC6_1,
            Soc2.CC7_1,
            Nist80053.CM_5,
            Nist80053.CM_6,
            Nist80053.AC_3,
            Iso27001.A_8_9,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var perhaps = Truth.No;
        foreach (var policy in estate.OfType("AWS::Organizations::Policy"))
        {
            if (policy["Type"].Is("SERVICE_CONTROL_POLICY").IsNo)
            {
                continue;
            }

            var content = policy.Policy("Content");
            var denies =
                content.Any(statement => Denies(statement, "s3:PutAccountPublicAccessBlock"))
                & content.Any(statement => Denies(statement, "s3:PutBucketPublicAccessBlock"));
            if (denies.IsYes)
            {
                yield return new Judgement(
                    policy,
                    Verdict.Pass("It denies changes of both blocks to all but named roles.")
                );
                yield break;
            }

            perhaps |= denies;
        }

        foreach (var remediation in estate.OfType("AWS::Config::RemediationConfiguration"))
        {
            var rule = remediation["ConfigRuleName"];
            var about =
                rule.Kind == PropertyKind.Reference && rule.Target is { } target
                    ? target["Source.SourceIdentifier"].Contains("PUBLIC_ACCESS")
                        | target["Source.SourceIdentifier"].Contains("BUCKET_PUBLIC")
                    : rule.Contains("public");
            if ((about & remediation["Automatic"].IsTrue).IsYes)
            {
                yield return new Judgement(remediation, Verdict.Pass("AWS Config puts the blocks back by itself."));
                yield break;
            }
        }

        yield return Whole(
            perhaps.IsUnknown
                ? Verdict.Unknown("A service control policy rests on values that are known only when deployed.")
                : estate.Absent(
                    "a service control policy that denies s3:PutAccountPublicAccessBlock and s3:PutBucketPublicAccessBlock, or an automatic remediation"
                )
        );
    }

    private static Truth Denies(PolicyStatement statement, string action) =>
        statement.Refusing & statement.Actions.Covers(action) & statement.Resources.IsEverything;
}
