using System.Globalization;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Network;

namespace Ringfence.Cdk.Gateway;

/// <summary>The internal load balancer: TLS 1.2 and above in front, TLS behind, HTTP redirected, a web firewall before it.</summary>
internal sealed class GatewayBalancer : Construct
{
    private readonly CfnResource _balancer;
    private readonly CfnResource _targets;

    public GatewayBalancer(Construct scope, string id, GatewayFleetProps props)
        : base(scope, id)
    {
        _balancer = Balancer(props);
        _targets = Targets(props.Network);
        Secure = Listener(
            "Https",
            443,
            new Map
            {
                ["Protocol"] = "HTTPS",
                ["SslPolicy"] = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
                ["Certificates"] = new object[] { new Map { ["CertificateArn"] = props.Certificate } },
                ["DefaultActions"] = new object[]
                {
                    new Map { ["Type"] = "forward", ["TargetGroupArn"] = _targets.Ref },
                },
            }
        );
        Redirect();
        _ = new GatewayFirewall(this, "Firewall", props, _balancer.Ref);
    }

    public string Address => _balancer.Attribute("DNSName");

    public string FullName => _balancer.Attribute("LoadBalancerFullName");

    public string TargetsFullName => _targets.Attribute("TargetGroupFullName");

    public string TargetGroup => _targets.Ref;

    public CfnResource Secure { get; }

    private CfnResource Balancer(GatewayFleetProps props)
    {
        return this.Declare(
            "Balancer",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            new Map
            {
                ["Type"] = "application",
                ["Scheme"] = "internal",
                ["Subnets"] = props.Network.Tiers.Private,
                ["SecurityGroups"] = new[] { props.Network.Groups.LoadBalancer },
                ["LoadBalancerAttributes"] = Attributes(
                    ("access_logs.s3.enabled", "true"),
                    ("access_logs.s3.bucket", props.AccessLogs.Name),
                    ("access_logs.s3.prefix", "balancer"),
                    ("connection_logs.s3.enabled", "true"),
                    ("connection_logs.s3.bucket", props.AccessLogs.Name),
                    ("connection_logs.s3.prefix", "balancer"),
                    ("deletion_protection.enabled", "true"),
                    // A model may think for minutes before its next token.
                    ("idle_timeout.timeout_seconds", "900"),
                    ("routing.http.desync_mitigation_mode", "strictest"),
                    ("routing.http.drop_invalid_header_fields.enabled", "true"),
                    ("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "true")
                ),
                ["Tags"] = Tag.Name(props.Name),
            }
        );
    }

    private CfnResource Targets(PrivateNetwork network)
    {
        return this.Declare(
            "Targets",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            new Map
            {
                ["VpcId"] = network.VpcId,
                ["TargetType"] = "ip",
                ["Protocol"] = "HTTPS",
                ["Port"] = TierGroups.ApplicationPort,
                ["HealthCheckProtocol"] = "HTTPS",
                ["HealthCheckPath"] = "/readyz",
                ["HealthCheckIntervalSeconds"] = 10,
                ["HealthyThresholdCount"] = 2,
                ["UnhealthyThresholdCount"] = 2,
                ["Matcher"] = new Map { ["HttpCode"] = "200" },
                ["TargetGroupAttributes"] = Attributes(
                    ("deregistration_delay.timeout_seconds", "300"),
                    ("load_balancing.algorithm.type", "least_outstanding_requests")
                ),
            }
        );
    }

    private void Redirect() =>
        Listener(
                "Http",
                80,
                new Map
                {
                    ["Protocol"] = "HTTP",
                    ["DefaultActions"] = new object[]
                    {
                        new Map
                        {
                            ["Type"] = "redirect",
                            ["RedirectConfig"] = new Map
                            {
                                ["Protocol"] = "HTTPS",
                                ["Port"] = "443",
                                ["StatusCode"] = "HTTP_301",
                            },
                        },
                    },
                }
            )
            .Accept(
                ["HIPAA.Security-ELBv2ACMCertificateRequired", "NIST.800.53.R5-ELBv2ACMCertificateRequired"],
                "It answers nothing but a redirect to the HTTPS listener, which has the certificate"
            );

    private CfnResource Listener(string id, int port, Map properties)
    {
        properties["LoadBalancerArn"] = _balancer.Ref;
        properties["Port"] = port;
        return this.Declare(id, "AWS::ElasticLoadBalancingV2::Listener", properties);
    }

    private static object[] Attributes(params (string Key, string Value)[] pairs) =>
        [.. pairs.Select(pair => Tag.Of(pair.Key, pair.Value.ToString(CultureInfo.InvariantCulture)))];
}
