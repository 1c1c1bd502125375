using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Gateway;

/// <summary>The gateway's log: no content of prompts and answers, carried on to the archive account as it is written.</summary>
internal sealed class GatewayLog : Construct
{
    private readonly CfnResource _group;

    public GatewayLog(Construct scope, string id, GatewayFleetProps props)
        : base(scope, id)
    {
        _group = this.Declare(
                "Group",
                "AWS::Logs::LogGroup",
                new Map
                {
                    ["LogGroupName"] = $"/{props.Name}",
                    ["KmsKeyId"] = props.LogKey.Arn,
                    ["RetentionInDays"] = 2192,
                    ["DeletionProtectionEnabled"] = true,
                }
            )
            .Kept();
        this.Declare(
                "CarriedOn",
                "AWS::Logs::SubscriptionFilter",
                new Map
                {
                    ["LogGroupName"] = _group.Ref,
                    ["FilterName"] = "archive",
                    ["FilterPattern"] = "",
                    ["DestinationArn"] = props.LogDestination,
                    ["Distribution"] = "ByLogStream",
                }
            )
            .AddPropertyOverride("FilterPattern", "");
    }

    public string Name => _group.Ref;
}
