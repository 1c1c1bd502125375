using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationLogPlaceIsDecided()
    : EstateControl("AWS::S3::Bucket", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Where records of model calls lie is decided";

    public override string Why =>
        "Two requirements ask for two places: the account whose calls they are, and the archive that all logs go to.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-same-account"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Soc2.CC6_1, Nist80053.AU_9, Nist80053.AC_3, Iso27001.A_8_15];

    public override string? Asks =>
        "Records of model calls lie in the account whose calls they are, in the log archive, or in both, as decided by the privacy officer: give the decision and its reason.";

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
            yield return Whole(
                Truth.All(InvocationLog.Buckets(estate), LogBucket.IsCopiedToOtherAccount).IsYes
                && InvocationLog.Buckets(estate).Any()
                    ? Verdict.Pass("The records are in this account, and copied to another.")
                    : Verdict.Unknown(
                        "Decide: bedrock-invocation-same-account asks that the records stay in this account, log-central-account that logs reach the archive account. Keeping them here and replicating them to the archive satisfies both; keeping them here alone is right where the archive's readers must not see prompts."
                    )
            );
        }
    }
}
