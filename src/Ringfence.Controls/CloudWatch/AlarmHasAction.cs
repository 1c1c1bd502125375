using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class AlarmHasAction() : ResourceControl("AWS::CloudWatch::Alarm")
{
    public override string Title => "Every alarm does something";

    public override string Why => "An alarm without an action turns red where nobody looks.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.IncidentResponse,
        Soc2.CC7_2,
        Soc2.CC7_3,
        Nist80053.AU_6,
        Nist80053.SI_4_5,
        Iso27001.A_8_16,
    ];

    public override Construction Build => Construction.By("Detection");

    public override Verdict Check(Resource resource)
    {
        var enabled = resource["ActionsEnabled"];
        return enabled.IsFalse.IsYes
            ? Verdict.Fail("ActionsEnabled is false; the alarm does nothing.").At(enabled)
            : Verdict.Of(
                (
                    resource["AlarmActions"].HasItems
                    | resource["OKActions"].HasItems
                    | resource["InsufficientDataActions"].HasItems
                ) & !enabled.IsFalse,
                "The alarm has an action.",
                "The alarm has no AlarmActions, OKActions or InsufficientDataActions; it needs one at least."
            );
    }

    public override Fix? FixFor(Resource resource) =>
        resource["ActionsEnabled"].IsFalse.IsNo ? null
        : resource["AlarmActions"].IsMissing
        && resource["OKActions"].IsMissing
        && resource["InsufficientDataActions"].IsMissing
            ? null
        : new([new SetProperty("ActionsEnabled", true)])
        {
            Cli = "aws cloudwatch enable-alarm-actions --alarm-names NAME",
        };

    public override EvidenceQuery Evidence =>
        new(
            [new("monitoring.amazonaws.com", "EnableAlarmActions")],
            [new("monitoring.amazonaws.com", "DisableAlarmActions"), new("monitoring.amazonaws.com", "DeleteAlarms")]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloudwatch-alarm-action-check"],
            CdkNag = ["CloudWatchAlarmAction"],
            Guard = ["CLOUDWATCH_ALARM_ACTION_CHECK"],
            Checkov = ["CKV_AWS_319"],
            Prowler = ["cloudwatch_alarm_actions_enabled"],
        };
}
