using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class LoadBalancerWritesAccessLogs()
    : ResourceControl("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer")
{
    public override string Title => "A load balancer writes down who asked for what";

    public override string Why => "Without access logs nobody can say which address asked for which record.";

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

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        var (path, value) =
            resource.Type == "AWS::ElasticLoadBalancing::LoadBalancer"
                ? ("AccessLoggingPolicy.Enabled", resource["AccessLoggingPolicy.Enabled"])
                : ("access_logs.s3.enabled", resource["LoadBalancerAttributes[Key=access_logs.s3.enabled].Value"]);
        return Verdict.Property(path, value, value.IsTrue, "true");
    }

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new([])
        {
            Mind =
                "The bucket's policy must let the service that writes the logs put objects, and its default key be S3's.",
            Cli =
                resource.Type == "AWS::ElasticLoadBalancing::LoadBalancer"
                    ? "aws elb modify-load-balancer-attributes --load-balancer-name NAME --load-balancer-attributes '{\"AccessLog\":{\"Enabled\":true,\"S3BucketName\":\"BUCKET\",\"EmitInterval\":5}}'"
                    : "aws elbv2 modify-load-balancer-attributes --load-balancer-arn ARN --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=BUCKET",
        };
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elb-logging-enabled"],
            CdkNag = ["ELBLoggingEnabled"],
            Guard = ["ELB_LOGGING_ENABLED", "CT.ELASTICLOADBALANCING.PR.10", "CT.ELASTICLOADBALANCING.PR.11"],
            Checkov = ["CKV_AWS_91", "CKV_AWS_92"],
            Prowler = ["elbv2_logging_enabled", "elb_logging_enabled"],
        };
}
