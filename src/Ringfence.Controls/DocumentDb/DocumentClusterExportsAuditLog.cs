using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DocumentDb;

internal sealed class DocumentClusterExportsAuditLog() : ResourceControl("AWS::DocDB::DBCluster")
{
    public override string Title => "The audit log of the document store reaches CloudWatch";

    public override string Why => "The audit log is the only record of who read which collection.";

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

    public override Construction Build =>
        Construction.Set("EnableCloudwatchLogsExports", new JsonArray("audit", "profiler"));

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws docdb modify-db-cluster --db-cluster-identifier ID --cloudwatch-logs-export-configuration EnableLogTypes=audit,profiler --apply-immediately",
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
            Config = ["docdb-cluster-audit-logging-enabled"],
            Checkov = ["CKV_AWS_85"],
            Prowler = ["documentdb_cluster_cloudwatch_log_export"],
        };
}
