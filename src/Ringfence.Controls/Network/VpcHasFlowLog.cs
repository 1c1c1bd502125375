using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class VpcHasFlowLog() : ResourceControl("AWS::EC2::VPC")
{
    public override string Title => "A VPC has a flow log";

    public override string Why => "Without flow logs nobody can say what a machine talked to, or that nothing left.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-flow-logs"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
            Hipaa.WorkforceAuthorization,
            Nist80053.SI_4_4,
            Iso27001.A_8_20,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        foreach (var log in resource.Estate.Referring(resource, "AWS::EC2::FlowLog", "ResourceId"))
        {
            if (log["ResourceType"].Is("VPC").IsYes && !log.Perhaps)
            {
                return Verdict.Pass($"{log.LogicalId} logs its flows.");
            }
        }

        foreach (var log in resource.Estate.OfType("AWS::EC2::FlowLog"))
        {
            if (log["ResourceId"].IsUnresolved)
            {
                return Verdict.Unknown($"Whose flows {log.LogicalId} logs is known only when deployed.");
            }
        }

        return Verdict.Fail("No AWS::EC2::FlowLog of ResourceType VPC names it.");
    }

    public override Fix? FixFor(Resource resource) => FlowLogFix.For("VPC", resource);

    public override EvidenceQuery Evidence => new([], [new("ec2.amazonaws.com", "DeleteFlowLogs")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["vpc-flow-logs-enabled"],
            CdkNag = ["VPCFlowLogsEnabled"],
            Guard = ["VPC_FLOW_LOGS_ENABLED"],
            Prowler = ["vpc_flow_logs_enabled"],
        };
}
