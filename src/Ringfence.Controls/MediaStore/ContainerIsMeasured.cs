using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.MediaStore;

internal sealed class ContainerIsMeasured() : ResourceControl("AWS::MediaStore::Container")
{
    public override string Title => "Requests to a media container are counted";

    public override string Why => "A sudden fetch of everything shows in the counts first.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("MetricPolicy.ContainerLevelMetrics", "ENABLED");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws mediastore put-metric-policy --container-name NAME --metric-policy ContainerLevelMetrics=ENABLED",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["MetricPolicy.ContainerLevelMetrics"];
        return Verdict.Property("MetricPolicy.ContainerLevelMetrics", value, value.Is("ENABLED"), "ENABLED");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["MediaStoreCloudWatchMetricPolicy"] };
}
