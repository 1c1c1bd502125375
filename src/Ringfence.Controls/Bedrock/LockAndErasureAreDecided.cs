using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class LockAndErasureAreDecided()
    : EstateControl("AWS::S3::Bucket", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "What yields when a locked record must be erased is decided";

    public override string Why =>
        "Object Lock in COMPLIANCE mode keeps a record from everyone; a person may ask that it be erased.";

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
        "How a request for erasure is met while records of model calls are locked: give the decision, the legal ground and who may act.";

    public override Construction Build => Construction.Practised("privacy officer");

    public override IReadOnlyList<Outcome> Answers => [Outcome.Pass, Outcome.Unknown];

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        if (InvocationLog.In(estate).Count == 0)
        {
            yield return Whole(Verdict.NotApplicable("Nothing here configures invocation logging."));
        }

        if (InvocationLog.In(estate).Count > 0)
        {
            var buckets = InvocationLog.Buckets(estate).ToList();
            yield return Whole(
                buckets.Count > 0 && Truth.Any(buckets, LogBucket.IsLockedForAll).IsNo
                    ? Verdict.Pass("Nothing there is locked against everyone: a record can be erased.")
                    : Verdict.Unknown(
                        "Decide: bedrock-invocation-object-lock asks that records cannot be deleted, gov-gdpr-deletion that one person's can. GOVERNANCE mode with two people holding s3:BypassGovernanceRetention, a key for each subject that is destroyed, or an exception under Art. 17(3)(b) and (e) GDPR settle it."
                    )
            );
        }
    }
}
