using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseAccessIsLogged() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "Connections to the warehouse are recorded";

    public override string Why => "Without the audit log nobody can tell who signed in to the warehouse.";

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
        Construction.Set(
            "LoggingProperties",
            new JsonObject
            {
                ["LogDestinationType"] = "cloudwatch",
                ["LogExports"] = new JsonArray("connectionlog", "userlog", "useractivitylog"),
            }
        );

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind = "CloudWatch log storage is billed.",
            Cli =
                "aws redshift enable-logging --cluster-identifier ID --log-destination-type cloudwatch --log-exports connectionlog userlog useractivitylog",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["LoggingProperties"];
        return Verdict.Property("LoggingProperties", value, value.IsPresent, "a log destination");
    }

    public override EvidenceQuery Evidence => new([], [new("redshift.amazonaws.com", "DisableLogging")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["redshift-audit-logging-enabled"],
            CdkNag = ["RedshiftClusterAuditLogging"],
            Guard = ["CT.REDSHIFT.PR.3"],
            Checkov = ["CKV_AWS_71"],
            Prowler = ["redshift_cluster_audit_logging"],
        };
}
