using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

internal sealed class BucketAnswersOnlyItsNetwork() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "A bucket answers only through our own endpoint";

    public override string Why =>
        "A credential that leaks works from anywhere unless the bucket asks where the request comes from.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["s3-policy-source-vpce"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.TransmissionSecurity, Hipaa.AccessControl, Soc2.CC6_6, Nist80053.AC_4, Nist80053.SC_7, Iso27001.A_8_22];

    public override Construction Build => Construction.By("PhiBucket");

    public override Verdict Check(Resource resource)
    {
        if (BucketRoles.TakesAccessLogs(resource) || BucketRoles.TakesServiceLogs(resource))
        {
            return Verdict.NotApplicable("An AWS service delivers logs to it, from outside of any endpoint of ours.");
        }

        if (BucketRoles.HoldsOtherData(resource))
        {
            return Verdict.NotApplicable("Its tag data-classification says that it holds no protected data.");
        }

        return Verdict.Of(
            BucketPolicies.Any(resource, RefusesElsewhere),
            "A policy denies requests from elsewhere than the endpoint or network named.",
            "No policy denies requests whose aws:SourceVpce (or aws:SourceVpc) is not ours.",
            "A policy that is known only when deployed may deny requests from elsewhere."
        );
    }

    private static Truth RefusesElsewhere(PolicyStatement statement)
    {
        var elsewhere = statement.ConditionsKnown ? Truth.No : Truth.Unknown;
        foreach (var condition in statement.Conditions)
        {
            if (condition.Key is "aws:sourcevpce" or "aws:sourcevpc" && condition.IsNegative)
            {
                elsewhere = Truth.Yes;
            }
        }

        return statement.Refusing
            & elsewhere
            & statement.Actions.Covers("s3:GetObject")
            & statement.Principals.IsEveryone;
    }

    public override EvidenceQuery Evidence => new([], [new("s3.amazonaws.com", "DeleteBucketPolicy")]);
}
