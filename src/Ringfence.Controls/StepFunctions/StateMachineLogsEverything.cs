using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.StepFunctions;

internal sealed class StateMachineLogsEverything() : ResourceControl("AWS::StepFunctions::StateMachine")
{
    public override string Title => "A state machine logs every step";

    public override string Why => "Without the log nobody can say which step touched what.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        var value = resource["LoggingConfiguration.Level"];
        return Verdict.Property("LoggingConfiguration.Level", value, value.Is("ALL"), "ALL");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["step-functions-state-machine-logging-enabled"],
            CdkNag = ["StepFunctionStateMachineAllLogsToCloudWatch"],
            Guard = ["CT.STEPFUNCTIONS.PR.1"],
            Checkov = ["CKV_AWS_285"],
            Prowler = ["stepfunctions_statemachine_logging_enabled"],
        };
}
