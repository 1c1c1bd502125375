using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class EventSourceFailuresHaveDestination() : ResourceControl("AWS::Lambda::EventSourceMapping")
{
    public override string Title => "A batch that cannot be read goes somewhere";

    public override string Why => "A poisoned batch blocks its shard or is dropped when it expires.";

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

    public override Equivalents Equivalents => new() { CdkNag = ["LambdaEventSourceMappingDestination"] };
}
