using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class ClusterShowsContainerInsights() : ResourceControl("AWS::ECS::Cluster")
{
    public override string Title => "A cluster shows what its containers use";

    public override string Why => "Without these metrics an odd load, and who caused it, goes unseen.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("ClusterSettings[Name=containerInsights].Value", "enabled");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws ecs update-cluster-settings --cluster NAME --settings name=containerInsights,value=enabled",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["ClusterSettings[Name=containerInsights].Value"];
        return Verdict.Property(
            "ClusterSettings[containerInsights]",
            value,
            value.IsOneOf("enabled", "enhanced"),
            "enabled or enhanced"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecs-container-insights-enabled"],
            CdkNag = ["ECSClusterCloudWatchContainerInsights"],
            Guard = ["ECS_CONTAINER_INSIGHTS_ENABLED", "CT.ECS.PR.7"],
            Checkov = ["CKV_AWS_65"],
            Prowler = ["ecs_cluster_container_insights_enabled"],
        };
}
