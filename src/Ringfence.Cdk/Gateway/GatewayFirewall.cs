using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Gateway;

/// <summary>
/// A web firewall before the load balancer: AWS's lists of known bad inputs and addresses, and a bound on requests from
/// one address. It does not look into bodies: a prompt may talk about SQL and scripts.
/// </summary>
internal sealed class GatewayFirewall : Construct
{
    public GatewayFirewall(Construct scope, string id, GatewayFleetProps props, string balancer)
        : base(scope, id)
    {
        var wall = this.Declare(
            "Wall",
            "AWS::WAFv2::WebACL",
            new Map
            {
                ["Name"] = props.Name,
                ["Scope"] = "REGIONAL",
                ["DefaultAction"] = new Map { ["Allow"] = new Map() },
                ["VisibilityConfig"] = Visible(props.Name),
                ["Rules"] = new object[]
                {
                    Managed(0, "AWSManagedRulesKnownBadInputsRuleSet"),
                    Managed(1, "AWSManagedRulesAmazonIpReputationList"),
                    new Map
                    {
                        ["Name"] = "Rate",
                        ["Priority"] = 2,
                        ["Action"] = new Map { ["Block"] = new Map() },
                        ["Statement"] = new Map
                        {
                            ["RateBasedStatement"] = new Map { ["AggregateKeyType"] = "IP", ["Limit"] = 20000 },
                        },
                        ["VisibilityConfig"] = Visible("Rate"),
                    },
                },
            }
        );
        this.Declare(
            "Before",
            "AWS::WAFv2::WebACLAssociation",
            new Map { ["ResourceArn"] = balancer, ["WebACLArn"] = wall.Arn }
        );
        Log(props, wall);
    }

    private void Log(GatewayFleetProps props, CfnResource wall)
    {
        var log = this.Declare(
                "Log",
                "AWS::Logs::LogGroup",
                new Map
                {
                    // WAF writes to groups of this beginning only.
                    ["LogGroupName"] = $"aws-waf-logs-{props.Name}",
                    ["KmsKeyId"] = props.LogKey.Arn,
                    ["RetentionInDays"] = 2192,
                    ["DeletionProtectionEnabled"] = true,
                }
            )
            .Kept();
        var place = Stack.Of(this);
        this.Declare(
            "Logging",
            "AWS::WAFv2::LoggingConfiguration",
            new Map
            {
                ["ResourceArn"] = wall.Arn,
                ["LogDestinationConfigs"] = new[]
                {
                    $"arn:{place.Partition}:logs:{place.Region}:{place.Account}:log-group:{log.Ref}",
                },
                ["RedactedFields"] = new object[]
                {
                    new Map { ["SingleHeader"] = new Map { ["Name"] = "authorization" } },
                    new Map { ["SingleHeader"] = new Map { ["Name"] = "x-api-key" } },
                    new Map { ["SingleHeader"] = new Map { ["Name"] = "api-key" } },
                },
            }
        );
    }

    private static Map Managed(int priority, string list) =>
        new()
        {
            ["Name"] = list,
            ["Priority"] = priority,
            ["OverrideAction"] = new Map { ["None"] = new Map() },
            ["Statement"] = new Map
            {
                ["ManagedRuleGroupStatement"] = new Map { ["VendorName"] = "AWS", ["Name"] = list },
            },
            ["VisibilityConfig"] = Visible(list),
        };

    private static Map Visible(string name) =>
        new()
        {
            ["CloudWatchMetricsEnabled"] = true,
            ["SampledRequestsEnabled"] = false,
            ["MetricName"] = name,
        };
}
