using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseCopiesTagsToSnapshots() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "A snapshot says whose data it holds";

    public override string Why =>
        "Without the database's tags nothing on a snapshot says that it holds protected data: backup selections, deletion rules and inventories pass it over.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites => [Hipaa.DeviceAndMedia, Soc2.C1_1, Nist80053.CM_8, Iso27001.A_5_12];

    public override Construction Build => Construction.Set("CopyTagsToSnapshot", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = DatabaseCommand.For(resource, "--copy-tags-to-snapshot") };

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::RDS::DBInstance" && ClusterMembership.Of(resource).IsYes)
        {
            return ClusterMembership.Elsewhere;
        }

        var copies = resource["CopyTagsToSnapshot"];
        return ClusterMembership.Weigh(resource, Verdict.Property("CopyTagsToSnapshot", copies, copies.IsTrue, "true"));
    }

    public override Equivalents Equivalents =>
        new()
        {
            Guard = ["CT.RDS.PR.10", "CT.RDS.PR.9"],
            Checkov = ["CKV_AWS_313"],
            Prowler = ["rds_instance_copy_tags_to_snapshots", "rds_cluster_copy_tags_to_snapshots"],
        };
}
