using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class AsyncFailuresHaveDestination() : ResourceControl("AWS::Lambda::EventInvokeConfig")
{
    public override string Title => "A failed asynchronous call goes somewhere";

    public override string Why => "Without a destination a call that fails for good leaves no trace.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Integrity, Hipaa.ContingencyPlan, Soc2.PI1_5, Nist80053.AU_10, Nist80053.SI_12, Iso27001.A_8_16];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var value = resource["DestinationConfig.OnFailure.Destination"];
        return Verdict.Property(
            "DestinationConfig.OnFailure.Destination",
            value,
            value.IsPresent,
            "the ARN of a destination"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["LambdaAsyncFailureDestination"] };
}
