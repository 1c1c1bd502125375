using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Network;

/// <summary>The flow log that a fix puts beside a network: to a log group that is kept six years, under a key.</summary>
internal static class FlowLogFix
{
    /// <summary>The fix.</summary>
    /// <param name="kind">What is logged: <c>VPC</c>, <c>Subnet</c>.</param>
    /// <param name="resource">The one that is logged; its estate says how long records are kept.</param>
    public static Fix For(string kind, Resource resource)
    {
        var log = new JsonObject
        {
            ["Type"] = "AWS::EC2::FlowLog",
            ["Properties"] = new JsonObject
            {
                ["ResourceId"] = new JsonObject { ["Ref"] = "$Self" },
                ["ResourceType"] = kind,
                ["TrafficType"] = "ALL",
                ["LogGroupName"] = new JsonObject { ["Ref"] = "$SelfFlows" },
                ["DeliverLogsPermissionArn"] = new JsonObject
                {
                    ["Fn::GetAtt"] = new JsonArray("$SelfFlowRole", "Arn"),
                },
            },
        };
        return new Fix([
            CompanionKey.Beside("logs.amazonaws.com"),
            new AddResource("$SelfFlows", Group()),
            new AddResource("$SelfFlowRole", Role()),
            new AddResource("$SelfFlowPolicy", Policy()),
            new AddResource("$SelfFlowLog", log),
        ])
        {
            Mind = $"CloudWatch Logs charges for what {resource.LogicalId} logs.",
            Cli =
                $"aws ec2 create-flow-logs --resource-type {kind} --resource-ids ID --traffic-type ALL --log-group-name LOG_GROUP --deliver-logs-permission-arn ROLE_ARN",
        };
    }

    private static JsonObject Role() =>
        new()
        {
            ["Type"] = "AWS::IAM::Role",
            ["Properties"] = new JsonObject
            {
                ["AssumeRolePolicyDocument"] = Document(
                    "sts:AssumeRole",
                    null,
                    new JsonObject { ["Service"] = "vpc-flow-logs.amazonaws.com" }
                ),
            },
        };

    private static JsonObject Group() =>
        new()
        {
            ["Type"] = "AWS::Logs::LogGroup",
            ["DeletionPolicy"] = "Retain",
            ["UpdateReplacePolicy"] = "Retain",
            ["Properties"] = new JsonObject
            {
                // 2192 days are the first of CloudWatch's steps that holds six years.
                ["RetentionInDays"] = 2192,
                ["KmsKeyId"] = CompanionKey.Arn,
            },
        };

    private static JsonObject Policy() =>
        new()
        {
            ["Type"] = "AWS::IAM::RolePolicy",
            ["Properties"] = new JsonObject
            {
                ["RoleName"] = new JsonObject { ["Ref"] = "$SelfFlowRole" },
                ["PolicyName"] = "write-flow-logs",
                ["PolicyDocument"] = Document(
                    "logs:CreateLogStream logs:PutLogEvents logs:DescribeLogStreams",
                    new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfFlows", "Arn") },
                    null
                ),
            },
        };

    private static JsonObject Document(string actions, JsonNode? on, JsonObject? principal)
    {
        var statement = new JsonObject { ["Effect"] = "Allow" };
        if (principal is not null)
        {
            statement["Principal"] = principal;
        }

        var each = new JsonArray();
        foreach (var action in actions.Split(' '))
        {
            each.Add((JsonNode)action);
        }

        statement["Action"] = each;
        if (on is not null)
        {
            statement["Resource"] = on;
        }

        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
    }
}
