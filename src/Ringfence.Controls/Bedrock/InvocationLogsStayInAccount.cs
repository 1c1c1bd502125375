using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationLogsStayInAccount()
    : EstateControl("AWS::S3::Bucket", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Records of model calls are in the account whose calls they are";

    public override string Why =>
        "Bedrock delivers to a bucket of its own account and region alone; a copy may go to the archive, the record itself stays.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-same-account"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Soc2.CC6_1, Nist80053.AU_9, Nist80053.AC_3, Iso27001.A_8_15];

    public override Construction Build => Construction.By("EvidenceStore");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        if (InvocationLog.In(estate).Count == 0)
        {
            yield return Whole(Verdict.NotApplicable("Nothing here configures invocation logging."));
        }

        foreach (var log in InvocationLog.In(estate))
        {
            if (estate.Find(log.Bucket, "AWS::S3::Bucket") is null && !log.Bucket.IsPresent.IsNo)
            {
                var owner = log.Source["BucketOwner"];
                yield return new Judgement(
                    log.Source,
                    owner.IsLiteral
                        ? Verdict.Property(
                            "BucketOwner",
                            owner,
                            owner.Is(log.Source["AccountId"].Text),
                            "the account itself"
                        )
                        : Verdict
                            .Unknown(
                                $"The bucket {log.Bucket} is not here; whether it belongs to this account cannot be told."
                            )
                            .At(log.Bucket)
                );
            }
        }

        foreach (var bucket in InvocationLog.Buckets(estate))
        {
            yield return new Judgement(bucket, Judge(bucket));
        }
    }

    private static Verdict Judge(Resource bucket) =>
        Verdict.Pass($"The bucket {bucket.LogicalId} is in the same stack.");
}
