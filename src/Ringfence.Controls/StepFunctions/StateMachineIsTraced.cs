using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.StepFunctions;

internal sealed class StateMachineIsTraced() : ResourceControl("AWS::StepFunctions::StateMachine")
{
    public override string Title => "A state machine's runs are traced";

    public override string Why =>
        "Without traces a slow or odd run cannot be followed through the services that it calls.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("TracingConfiguration.Enabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws stepfunctions update-state-machine --state-machine-arn ARN --tracing-configuration enabled=true",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["TracingConfiguration.Enabled"];
        return Verdict.Property("TracingConfiguration.Enabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["StepFunctionStateMachineXray"],
            Guard = ["CT.STEPFUNCTIONS.PR.2"],
            Checkov = ["CKV_AWS_284"],
        };
}
