using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationsAreLogged() : EstateControl("Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Every call of a model is recorded with what was asked and answered";

    public override string Why =>
        "Without it nobody can say afterwards which records a prompt held, nor what the model made of them.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-logging"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.ActivityReview,
            Soc2.CC7_2,
            Soc2.CC7_3,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Nist80053.AU_14,
            Iso27001.A_8_15,
            Iso42001.A_6_2_8,
            Sox.Logging,
            Gdpr.Accountability,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        if (!BedrockUse.In(estate))
        {
            yield return Whole(Verdict.NotApplicable("Nothing here uses Bedrock."));
            yield break;
        }

        foreach (var log in InvocationLog.In(estate))
        {
            yield return new Judgement(log.Source, Judge(log));
        }

        if (InvocationLog.In(estate).Count == 0)
        {
            yield return Whole(
                estate.Absent(
                    "model invocation logging (a custom resource that calls PutModelInvocationLoggingConfiguration)"
                )
            );
        }
    }

    public override Fix? FixFor(Resource resource) =>
        new([])
        {
            Mind =
                "What is asked and answered is written down from then on: the bucket must be under a key of yours, locked, with few readers.",
            Cli =
                "aws bedrock put-model-invocation-logging-configuration --logging-config '{\"s3Config\":{\"bucketName\":\"BUCKET\"},\"textDataDeliveryEnabled\":true,\"imageDataDeliveryEnabled\":true,\"embeddingDataDeliveryEnabled\":true}'",
        };

    public override EvidenceQuery Evidence =>
        new(
            [new("bedrock.amazonaws.com", "PutModelInvocationLoggingConfiguration")],
            [new("bedrock.amazonaws.com", "DeleteModelInvocationLoggingConfiguration")]
        );

    public override Equivalents Equivalents =>
        new() { Foundation = ["bedrock-invocations-recorded"], Prowler = ["bedrock_model_invocation_logging_enabled"] };

    private static Verdict Judge(InvocationLog log) =>
        log.Config.IsUnresolved
            ? Verdict.Unknown("It seems to configure invocation logging, in a form that cannot be read here.")
            : Verdict.Of(
                log.Bucket.IsPresent | log.LogGroup.IsPresent,
                "Invocations are recorded.",
                "It names neither a bucket nor a log group: invocations are not recorded."
            );
}
