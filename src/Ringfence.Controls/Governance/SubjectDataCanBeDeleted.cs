using Ringfence.Controls.Bedrock;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class SubjectDataCanBeDeleted()
    : EstateControl("AWS::S3::Bucket", "AWS::Logs::LogGroup", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "One person's data can be deleted from everything that keeps content";

    public override string Why =>
        "Content that never expires and that no path deletes outlives the consent it was given under.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gov-gdpr-deletion"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.Disposal,
            Hipaa.Amendment,
            Soc2.C1_2,
            Soc2.P4_3,
            Nist80053.MP_6,
            Nist80053.SI_12,
            Nist80053.PT_3,
            Iso27001.A_8_10,
            Iso27001.A_5_34,
            Gdpr.Erasure,
            Gdpr.StorageLimitation,
        ];

    public override string? Asks =>
        "One person's data can be deleted from invocation logs, log groups and local transcripts: describe the path, and the last time it was rehearsed.";

    public override Construction Build => Construction.By("EvidenceStore");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var judged = new List<Judgement>();
        foreach (var bucket in InvocationLog.Buckets(estate))
        {
            var days = LogBucket.Expiry(bucket);
            judged.Add(
                new Judgement(
                    bucket,
                    LogBucket.IsLocked(bucket).IsYes
                            ? Verdict.NotApplicable(
                                "It is locked: how erasure is met there is a decision (lock-and-erasure-are-decided)."
                            )
                        : days.IsMissing
                            ? Verdict.Fail(
                                "Content there never expires; add a lifecycle rule that ends it after its retention."
                            )
                        : Verdict.Property(
                            "LifecycleConfiguration.Rules.ExpirationInDays",
                            days,
                            days.AtLeast(1),
                            "set"
                        )
                )
            );
        }

        foreach (var group in InvocationLog.LogGroups(estate))
        {
            judged.Add(
                new Judgement(
                    group,
                    Verdict.Property(
                        "RetentionInDays",
                        group["RetentionInDays"],
                        group["RetentionInDays"].AtLeast(1),
                        "set"
                    )
                )
            );
        }

        return judged.Count > 0 ? judged
            : InvocationLog.In(estate).Count > 0
                ? [Whole(Verdict.Unknown("What keeps the content of model calls is not here."))]
            : [Whole(Verdict.NotApplicable("Nothing here keeps the content of model calls."))];
    }
}
