using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Config;

internal sealed class LogsReachTheArchiveAccount()
    : ResourceControl("AWS::EC2::FlowLog", "AWS::Logs::SubscriptionFilter")
{
    public override string Title => "Logs reach the log-archive account";

    public override string Why =>
        "Whoever takes over the workload account can alter what lies in it; a copy in another account is out of reach.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["log-central-account"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.Integrity,
        Soc2.CC7_2,
        Nist80053.AU_4_1,
        Nist80053.AU_9_2,
        Nist80053.AU_6_4,
        Iso27001.A_8_15,
    ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override IReadOnlyList<Outcome> Answers => [Outcome.Fail, Outcome.Unknown];

    public override Verdict Check(Resource resource)
    {
        var destination =
            resource.Type == "AWS::EC2::FlowLog" ? resource["LogDestination"] : resource["DestinationArn"];
        if (destination.IsMissing)
        {
            return Verdict.Fail(
                "The logs stay in a log group of this account; LogDestination must be a bucket of the log-archive account."
            );
        }

        if (destination.Target is not null || destination.Text.Contains("${AWS::AccountId}", StringComparison.Ordinal))
        {
            return Verdict
                .Fail(
                    $"The logs go to {destination}, which is in this account; a destination in the log-archive account is asked for."
                )
                .At(destination);
        }

        return Verdict
            .Unknown(
                $"The logs go to {destination}; whether that is in the log-archive account is told by the account that has it."
            )
            .At(destination);
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("logs.amazonaws.com", "PutSubscriptionFilter")],
            [new("logs.amazonaws.com", "DeleteSubscriptionFilter"), new("ec2.amazonaws.com", "DeleteFlowLogs")]
        );
}
