using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationLogHoldsContent()
    : EstateControl("Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "The invocation log holds what was asked and answered, in every form used";

    public override string Why =>
        "Logging that is on with text, image and embedding delivery off records that something was said, not what.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-full-content"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AuditControls, Soc2.CC7_2, Nist80053.AU_3, Nist80053.AU_3_1, Iso27001.A_8_15, Iso42001.A_6_2_8];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        if (InvocationLog.In(estate).Count == 0)
        {
            yield return Whole(Verdict.NotApplicable("Nothing here configures invocation logging."));
        }

        foreach (var log in InvocationLog.In(estate))
        {
            yield return new Judgement(log.Source, Judge(log));
        }
    }

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-invocations-recorded"] };

    private static readonly string[] Kinds = ["text", "image", "embedding", "video", "audio"];

    private static Verdict Judge(InvocationLog log)
    {
        if (log.Config.IsMissing)
        {
            return Verdict.Fail("No invocation is logged.");
        }

        var unknown = "";
        foreach (var kind in Kinds)
        {
            var delivers = log.Delivers(kind);
            if (delivers.IsFalse.IsYes)
            {
                return Verdict
                    .Fail($"{kind}DataDeliveryEnabled is false: what is sent and answered as {kind} is not kept.")
                    .At(delivers);
            }

            // AWS does not say what an absent switch means; video and audio came later and are not asked of old configurations.
            if (!delivers.IsTrue.IsYes && (!delivers.IsMissing || kind is "text" or "image" or "embedding"))
            {
                unknown = unknown.Length > 0 ? unknown : kind;
            }
        }

        return unknown.Length > 0
            ? Verdict.Unknown($"{unknown}DataDeliveryEnabled is not said, or known only when deployed; set it to true.")
            : Verdict.Pass("What is asked and answered is kept.");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("bedrock.amazonaws.com", "DeleteModelInvocationLoggingConfiguration"),
                new("bedrock.amazonaws.com", "PutModelInvocationLoggingConfiguration")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.loggingConfig.textDataDeliveryEnabled"] = "false",
                    },
                },
            ]
        );
}
