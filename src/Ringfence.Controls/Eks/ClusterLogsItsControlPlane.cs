using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Eks;

internal sealed class ClusterLogsItsControlPlane() : ResourceControl("AWS::EKS::Cluster")
{
    public override string Title => "A cluster logs all that its control plane does";

    public override string Why => "Without the audit log nobody can say who ran what in the cluster.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build =>
        Construction
            .Set("Logging.ClusterLogging.EnabledTypes[Type=api].Type", "api")
            .And("Logging.ClusterLogging.EnabledTypes[Type=audit].Type", "audit")
            .And("Logging.ClusterLogging.EnabledTypes[Type=authenticator].Type", "authenticator")
            .And("Logging.ClusterLogging.EnabledTypes[Type=controllerManager].Type", "controllerManager")
            .And("Logging.ClusterLogging.EnabledTypes[Type=scheduler].Type", "scheduler");

    public override Verdict Check(Resource resource)
    {
        var enabled = resource["Logging.ClusterLogging.EnabledTypes"].Items;
        var holds = Truth.Yes;
        foreach (var kind in Kinds)
        {
            holds &= Truth.Any(
                enabled,
                each => each.IsUnresolved ? Truth.Unknown : each["Type"].Is(kind) | each.Is(kind)
            );
        }

        return Verdict
            .Of(
                holds,
                "All five kinds of control plane logs are on.",
                "Logging.ClusterLogging.EnabledTypes lacks some of api, audit, authenticator, controllerManager, scheduler."
            )
            .At(resource["Logging"]);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["eks-cluster-log-enabled"],
            CdkNag = ["EKSClusterControlPlaneLogs"],
            Checkov = ["CKV_AWS_37"],
            Prowler = ["eks_control_plane_logging_all_types_enabled"],
        };

    private static readonly string[] Kinds = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
}
