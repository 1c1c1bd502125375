using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationLogsAreKeptSixYears()
    : EstateControl("AWS::S3::Bucket", "AWS::Logs::LogGroup", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Records of model calls are kept as long as other documentation";

    public override string Why =>
        "Six years is what must be kept (45 CFR 164.316(b)(2)(i)); a shorter expiry deletes the answer before the question comes.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-retention"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.DocumentRetention,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Soc2.C1_2,
            Nist80053.AU_11,
            Nist80053.SI_12,
            Iso27001.A_5_33,
            Sox.Logging,
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
                        .Unknown($"The bucket {log.Bucket} is not here; nothing in it may expire within six years.")
                        .At(log.Bucket)
                );
            }
        }

        foreach (var bucket in InvocationLog.Buckets(estate))
        {
            yield return new Judgement(bucket, Judge(bucket));
        }

        foreach (var log in InvocationLog.In(estate))
        {
            // Where a bucket has the records, the log group is a convenience.
            if (log.Bucket.IsPresent.IsNo && estate.Find(log.LogGroup, "AWS::Logs::LogGroup") is { } group)
            {
                var days = group["RetentionInDays"];
                yield return new Judgement(
                    group,
                    days.IsMissing
                        ? Verdict.Pass("Nothing expires there.")
                        : Verdict.Property(
                            "RetentionInDays",
                            days,
                            days.AtLeast(estate.Expectations.RetentionDays),
                            $"at least {estate.Expectations.RetentionDays} days"
                        )
                );
            }
        }
    }

    private static Verdict Judge(Resource bucket)
    {
        var days = LogBucket.Expiry(bucket);
        return days.IsMissing
            ? Verdict.Pass("Nothing expires there.")
            : Verdict.Property(
                "LifecycleConfiguration.Rules.ExpirationInDays",
                days,
                days.AtLeast(bucket.Estate.Expectations.RetentionDays),
                $"at least {bucket.Estate.Expectations.RetentionDays} days"
            );
    }
}
