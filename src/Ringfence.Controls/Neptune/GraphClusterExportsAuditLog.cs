using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Neptune;

internal sealed class GraphClusterExportsAuditLog() : ResourceControl("AWS::Neptune::DBCluster")
{
    public override string Title => "The graph's audit log reaches CloudWatch";

    public override string Why => "The audit log is the only record of who asked what of the graph.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.WorkforceAuthorization,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.Set("EnableCloudwatchLogsExports", new JsonArray("audit"));

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws neptune modify-db-cluster --db-cluster-identifier ID --cloudwatch-logs-export-configuration EnableLogTypes=audit --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["EnableCloudwatchLogsExports"];
        return Verdict.Property(
            "EnableCloudwatchLogsExports",
            value,
            Truth.Any(value.Items, item => item.Is("audit")),
            "a list that holds audit"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["neptune-cluster-cloudwatch-log-export-enabled"],
            Guard = ["CT.NEPTUNE.PR.4"],
            Checkov = ["CKV_AWS_101"],
            Prowler = ["neptune_cluster_integration_cloudwatch_logs"],
        };
}
