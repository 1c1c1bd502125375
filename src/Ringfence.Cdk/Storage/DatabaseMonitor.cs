using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Storage;

/// <summary>The role under which RDS writes the operating system's metrics of an instance.</summary>
internal sealed class DatabaseMonitor : Construct
{
    public DatabaseMonitor(Construct scope, string id, string name)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        var role = this.Declare(
            "Role",
            "AWS::IAM::Role",
            new Map
            {
                ["Description"] = $"RDS writes the metrics of {name} under it",
                ["AssumeRolePolicyDocument"] = Policy.Document(
                    new Map
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = Policy.Services("monitoring.rds.amazonaws.com"),
                        ["Action"] = "sts:AssumeRole",
                        ["Condition"] = new Map
                        {
                            ["StringEquals"] = new Map { ["aws:SourceAccount"] = place.Account },
                        },
                    }
                ),
            }
        );
        var group = $"arn:{place.Partition}:logs:{place.Region}:{place.Account}:log-group:RDSOSMetrics";
        this.Declare(
                "Policy",
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["Description"] = "Writes operating system metrics of databases and nothing else",
                    ["Roles"] = new[] { role.Ref },
                    ["PolicyDocument"] = Policy.Document(
                        Policy.Allow("Group", new[] { "logs:CreateLogGroup", "logs:PutRetentionPolicy" }, group),
                        Policy.Allow(
                            "Streams",
                            new[]
                            {
                                "logs:CreateLogStream",
                                "logs:DescribeLogStreams",
                                "logs:GetLogEvents",
                                "logs:PutLogEvents",
                            },
                            $"{group}:log-stream:*"
                        )
                    ),
                }
            )
            .AcceptWildcards("A stream is named for its instance, which RDS names; the group is one");
        RoleArn = role.Arn;
    }

    public string RoleArn { get; }
}
