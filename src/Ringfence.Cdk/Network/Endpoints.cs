using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Network;

/// <summary>
/// AWS's services without a way through the internet. Each endpoint admits principals of this account alone, to
/// resources of this account alone; Bedrock's admits the approved models alone.
/// </summary>
public sealed class Endpoints : Construct
{
    // Service, and the IAM prefixes of its actions.
    private static readonly (string Service, string[] Prefixes)[] Plain =
    [
        ("athena", ["athena"]),
        ("bedrock", ["bedrock"]),
        ("bedrock-agent", ["bedrock"]),
        ("bedrock-agent-runtime", ["bedrock"]),
        ("cloudtrail", ["cloudtrail"]),
        ("ec2", ["ec2"]),
        ("ecr.api", ["ecr"]),
        ("ecr.dkr", ["ecr"]),
        ("ecs", ["ecs"]),
        ("ecs-agent", ["ecs"]),
        ("ecs-telemetry", ["ecs"]),
        ("elasticfilesystem", ["elasticfilesystem"]),
        ("events", ["events"]),
        ("glue", ["glue"]),
        ("kms", ["kms"]),
        ("logs", ["logs"]),
        ("monitoring", ["cloudwatch"]),
        ("rds", ["rds"]),
        ("secretsmanager", ["secretsmanager"]),
        ("sns", ["sns"]),
        ("sqs", ["sqs"]),
        ("ssm", ["ssm"]),
        ("ssmmessages", ["ssmmessages"]),
        ("states", ["states"]),
        ("sts", ["sts"]),
        ("xray", ["xray"]),
    ];

    internal Endpoints(Construct scope, string id, PrivateNetworkProps props, PrivateNetwork network)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        var policies = new EndpointPolicies(place, props);
        foreach (var service in new[] { "s3", "dynamodb" })
        {
            var endpoint = this.Declare(
                service == "s3" ? "S3" : "DynamoDb",
                "AWS::EC2::VPCEndpoint",
                new Map
                {
                    ["VpcId"] = network.VpcId,
                    ["VpcEndpointType"] = "Gateway",
                    ["ServiceName"] = $"com.amazonaws.{place.Region}.{service}",
                    ["RouteTableIds"] = network.Tiers.RouteTables,
                    ["PolicyDocument"] = service == "s3" ? policies.Buckets() : policies.Account("dynamodb"),
                }
            );
            S3 = service == "s3" ? endpoint.Ref : S3;
        }

        foreach (var (service, prefixes) in Plain)
        {
            Interface(service, policies.Account(prefixes), props, network);
        }

        BedrockRuntime = Interface("bedrock-runtime", policies.Models(), props, network);
    }

    /// <summary>The id of the endpoint that buckets are reached through.</summary>
    public string S3 { get; } = "";

    /// <summary>The id of the endpoint that models are called through.</summary>
    public string BedrockRuntime { get; }

    private string Interface(string service, Map policy, PrivateNetworkProps props, PrivateNetwork network) =>
        this.Declare(
            string.Concat(service.Split('-', '.').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
            "AWS::EC2::VPCEndpoint",
            new Map
            {
                ["VpcId"] = network.VpcId,
                ["VpcEndpointType"] = "Interface",
                ["ServiceName"] = $"com.amazonaws.{Stack.Of(this).Region}.{service}",
                ["PrivateDnsEnabled"] = true,
                ["SubnetIds"] = network.Tiers.Private,
                ["SecurityGroupIds"] = new[] { network.Groups.Endpoints },
                ["PolicyDocument"] = policy,
                ["Tags"] = Tag.Name($"{props.Name}-{service}"),
            }
        ).Ref;
}
