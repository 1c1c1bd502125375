using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseIsProtectedFromDeletion() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "A database cannot be deleted by one call";

    public override string Why => "One mistaken call would delete the database and its automated backups.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Integrity, Hipaa.DataBackup, Soc2.A1_2, Nist80053.CP_9, Nist80053.SI_7, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("DeletionProtection", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = DatabaseCommand.For(resource, "--deletion-protection") };

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::RDS::DBInstance" && ClusterMembership.Of(resource).IsYes)
        {
            return ClusterMembership.Elsewhere;
        }

        var protection = resource["DeletionProtection"];
        return ClusterMembership.Weigh(
            resource,
            Verdict.Property("DeletionProtection", protection, protection.IsTrue, "true")
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.deletionProtection"] = "true" },
                },
                new("rds.amazonaws.com", "ModifyDBCluster")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.deletionProtection"] = "true" },
                },
            ],
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.deletionProtection"] = "false" },
                },
                new("rds.amazonaws.com", "ModifyDBCluster")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.deletionProtection"] = "false" },
                },
                new("rds.amazonaws.com", "DeleteDBInstance"),
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-instance-deletion-protection-enabled", "rds-cluster-deletion-protection-enabled"],
            CdkNag = ["RDSInstanceDeletionProtectionEnabled"],
            Guard = ["RDS_INSTANCE_DELETION_PROTECTION_ENABLED", "CT.RDS.PR.13", "CT.RDS.PR.3"],
            Prowler = ["rds_instance_deletion_protection", "rds_cluster_deletion_protection"],
        };
}
