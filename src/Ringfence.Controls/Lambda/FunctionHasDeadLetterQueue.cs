using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Sqs;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionHasDeadLetterQueue() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "An event that a function cannot handle is kept";

    public override string Why =>
        "Without a dead-letter target an event that fails three times is dropped, and with it what happened to a record.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Integrity, Hipaa.ContingencyPlan, Soc2.PI1_5, Nist80053.AU_10, Nist80053.SI_12, Iso27001.A_8_16];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var value = resource["DeadLetterConfig.TargetArn"];
        return Verdict.Property("DeadLetterConfig.TargetArn", value, value.IsPresent, "the ARN of a queue or topic");
    }

    public override Fix? FixFor(Resource resource) =>
        new([
            .. DeadLetters.Queue(),
            new SetProperty(
                "DeadLetterConfig.TargetArn",
                new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfDeadLetters", "Arn") }
            ),
        ])
        {
            Mind =
                "The function's role needs sqs:SendMessage on the queue, and kms:GenerateDataKey and kms:Decrypt on its key.",
            Cli =
                "aws lambda update-function-configuration --function-name NAME --dead-letter-config TargetArn=QUEUE_ARN",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["lambda-dlq-check"],
            CdkNag = ["LambdaDLQ"],
            Guard = ["LAMBDA_DLQ_CHECK"],
            Checkov = ["CKV_AWS_116"],
        };
}
