using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class QueueHidesMessagesLongEnough() : ResourceControl("AWS::Lambda::EventSourceMapping")
{
    public override string Title => "A message stays hidden while a function works on it";

    public override string Why =>
        "A visibility timeout shorter than six times the function's makes one message run twice.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        if (
            resource.Estate.Find(resource["EventSourceArn"], "AWS::SQS::Queue") is not { } queue
            || resource.Estate.Find(resource["FunctionName"], "AWS::Lambda::Function") is not { } function
        )
        {
            return Verdict.NotApplicable("It does not join a queue and a function that are both defined here.");
        }

        // What AWS takes where nothing is said: 30 seconds for a queue, 3 for a function.
        var hidden = queue["VisibilityTimeout"];
        var timeout = function["Timeout"];
        var seconds = hidden.IsMissing ? 30 : hidden.Number;
        var needed = 6 * (timeout.IsMissing ? 3 : timeout.Number);
        return seconds is null || needed is null
            ? Verdict.Unknown("The queue's VisibilityTimeout or the function's Timeout is known only when deployed.")
            : Verdict.Of(
                seconds >= needed,
                $"{queue.LogicalId} hides a message for {seconds} seconds; {function.LogicalId} needs {needed}.",
                $"{queue.LogicalId} hides a message for {seconds} seconds; six times the Timeout of {function.LogicalId} is {needed}."
            );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["LambdaEventSourceSQSVisibilityTimeout"] };
}
