using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class LargePayloadsAreLogged() : EstateControl("Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "What is too large for the log group goes to a bucket";

    public override string Why =>
        "Prompts and answers over 100 KB are dropped from CloudWatch Logs: the long documents are the ones with records in them.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-large-payload"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AuditControls, Soc2.CC7_2, Nist80053.AU_4, Nist80053.AU_5, Iso27001.A_8_15];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        if (InvocationLog.In(estate).Count == 0)
        {
            yield return Whole(Verdict.NotApplicable("Nothing here configures invocation logging."));
        }

        foreach (var log in InvocationLog.In(estate))
        {
            yield return new Judgement(
                log.Source,
                log.Config.IsUnresolved ? Verdict.Unknown("The configuration cannot be read here.")
                    : log.LogGroup.IsPresent.IsNo ? Verdict.NotApplicable("Records do not go to CloudWatch Logs.")
                    : Verdict.Property(
                        "cloudWatchConfig.largeDataDeliveryS3Config.bucketName",
                        log.LargeDataBucket,
                        log.LargeDataBucket.IsPresent,
                        "the name of a bucket"
                    )
            );
        }
    }

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-invocations-recorded"] };
}
