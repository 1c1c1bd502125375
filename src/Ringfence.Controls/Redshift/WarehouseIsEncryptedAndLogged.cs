using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseIsEncryptedAndLogged() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse is encrypted, and its connections recorded";

    public override string Why => "AWS Config judges the two together.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24, Hipaa.AuditControls];

    public override Construction Build =>
        Construction
            .Set("Encrypted", true)
            .And(
                "LoggingProperties",
                new JsonObject
                {
                    ["LogDestinationType"] = "cloudwatch",
                    ["LogExports"] = new JsonArray("connectionlog", "userlog", "useractivitylog"),
                }
            );

    public override Verdict Check(Resource resource)
    {
        return Verdict.Of(
            resource["Encrypted"].IsTrue & resource["LoggingProperties"].IsPresent,
            "Encrypted is true and LoggingProperties are given.",
            "Encrypted must be true and LoggingProperties be given."
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("redshift.amazonaws.com", "DisableLogging"),
                new("redshift.amazonaws.com", "ModifyCluster")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.encrypted"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["redshift-cluster-configuration-check"],
            CdkNag = ["RedshiftClusterConfiguration"],
            Guard = ["REDSHIFT_CLUSTER_CONFIGURATION_CHECK"],
        };
}
