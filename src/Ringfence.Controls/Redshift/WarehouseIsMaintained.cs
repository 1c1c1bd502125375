using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseIsMaintained() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse is upgraded and snapshotted in a window that is known";

    public override string Why => "Upgrades hold security fixes; snapshots hold the way back.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build =>
        Construction
            .Set("PreferredMaintenanceWindow", "sun:07:00-sun:07:30")
            .And("AllowVersionUpgrade", true)
            .And("AutomatedSnapshotRetentionPeriod", 35);

    public override Verdict Check(Resource resource)
    {
        var days = resource["AutomatedSnapshotRetentionPeriod"];
        var upgrade = resource["AllowVersionUpgrade"];
        var window = resource["PreferredMaintenanceWindow"];

        // Absent is one day, and true. CloudFormation, AWS::Redshift::Cluster.
        return Verdict.Of(
            (days.IsMissing | days.AtLeast(1)) & (upgrade.IsMissing | upgrade.IsTrue) & window.IsPresent,
            "Snapshots are kept, upgrades allowed and a maintenance window named.",
            "It must name a PreferredMaintenanceWindow, allow version upgrades and keep automated snapshots."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["redshift-cluster-maintenancesettings-check"],
            CdkNag = ["RedshiftClusterMaintenanceSettings"],
            Guard = ["REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK"],
        };
}
