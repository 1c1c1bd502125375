using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationLogsHaveFewReaders()
    : EstateControl("AWS::S3::Bucket", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Only those who review may read the records of model calls";

    public override string Why =>
        "Prompts and answers in clear text are the most sensitive data of all; whoever has s3:GetObject on everything reads them.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-access"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.AccessEstablishment,
            Hipaa.MinimumNecessary,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AU_9_4,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_8_3,
            Iso27001.A_8_15,
            Gdpr.IntegrityAndConfidentiality,
        ];

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
                yield return new Judgement(
                    log.Source,
                    Verdict
                        .Unknown(
                            $"The bucket {log.Bucket} is not here; its policy must refuse reading to all but the reviewers."
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
        Verdict.Of(
            LogBucket.RefusesOtherReaders(bucket),
            "Its policy refuses reading to all but those it names.",
            "Its policy refuses reading to nobody; deny s3:GetObject unless aws:PrincipalArn is one of the reviewers' roles."
        );
}
