using Amazon.CDK;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;

namespace Ringfence.Cdk.Handlers;

/// <summary>
/// A function that does for CloudFormation what it has no type for. Its code is in this repository, in Python, with its
/// tests; it runs in the VPC, logs under a key of ours, may do what it is given and nothing else, and always answers.
/// </summary>
public sealed class CustomHandler : Construct
{
    private const string NoResource =
        "IAM ties these actions to no resource, or to network interfaces that have no name before they are made";

    private readonly CfnResource _function;
    private readonly CfnResource _policy;

    /// <summary>A handler.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    public CustomHandler(Construct scope, string id, CustomHandlerProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var logs = this.Declare(
                "Log",
                "AWS::Logs::LogGroup",
                new Map
                {
                    ["LogGroupName"] = $"/{props.Name}",
                    ["KmsKeyId"] = props.Place.LogKey.Arn,
                    ["RetentionInDays"] = 2192,
                    ["DeletionProtectionEnabled"] = true,
                }
            )
            .Kept();
        var letters = new DeadLetters(this, "Letters", $"{props.Name}-letters", props.Place.LogKey);
        var role = this.Declare(
            "Role",
            "AWS::IAM::Role",
            new Map
            {
                ["RoleName"] = props.Name,
                ["Description"] = $"The function {props.Name} runs under it",
                ["AssumeRolePolicyDocument"] = Policy.Document(
                    new Map
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = Policy.Services("lambda.amazonaws.com"),
                        ["Action"] = "sts:AssumeRole",
                    }
                ),
            }
        );
        _policy = Grant(props, role, logs, letters);
        _function = Function(props, role, logs, letters).After(_policy);
    }

    /// <summary>What it does, as a resource of a stack.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="type">The type's name after <c>Custom::</c>.</param>
    /// <param name="properties">What it is asked.</param>
    public CfnResource Resource(Construct scope, string id, string type, Dictionary<string, object> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        var asked = new Map(properties) { ["ServiceToken"] = _function.Arn, ["ServiceTimeout"] = "600" };
        return scope.Declare(id, $"Custom::{type}", asked).After(_policy);
    }

    /// <summary>AWS Config may ask it, for rules of this account; it may once it is made and has its rights.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <returns>The permission, which rules come after, and the function's ARN, which they name.</returns>
    public (CfnResource Permission, string Arn) AskedByConfig(Construct scope, string id) =>
        (
            scope
                .Declare(
                    id,
                    "AWS::Lambda::Permission",
                    new Map
                    {
                        ["Action"] = "lambda:InvokeFunction",
                        ["FunctionName"] = _function.Arn,
                        ["Principal"] = "config.amazonaws.com",
                        ["SourceAccount"] = Stack.Of(this).Account,
                    }
                )
                .After(_policy),
            _function.Arn
        );

    private CfnResource Grant(CustomHandlerProps props, CfnResource role, CfnResource logs, DeadLetters letters) =>
        this.Declare(
                "Policy",
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["Description"] = $"What the function {props.Name} may do",
                    ["Roles"] = new[] { role.Ref },
                    ["PolicyDocument"] = Policy.Document([
                        Policy.Allow("Log", new[] { "logs:CreateLogStream", "logs:PutLogEvents" }, logs.Arn),
                        Policy.Allow("KeepLetters", "sqs:SendMessage", letters.Arn),
                        Policy.Allow(
                            "KeepLettersUnderKey",
                            new[] { "kms:Decrypt", "kms:GenerateDataKey" },
                            props.Place.LogKey.Arn
                        ),
                        Policy.Allow(
                            "StandInVpc",
                            (string[])
                                [
                                    "ec2:AssignPrivateIpAddresses",
                                    "ec2:CreateNetworkInterface",
                                    "ec2:DeleteNetworkInterface",
                                    "ec2:DescribeNetworkInterfaces",
                                    "ec2:DescribeSubnets",
                                    "ec2:UnassignPrivateIpAddresses",
                                    "xray:PutTelemetryRecords",
                                    "xray:PutTraceSegments",
                                    .. props.MayOnEverything,
                                ],
                            "*"
                        ),
                        .. props.May,
                    ]),
                }
            )
            .AcceptWildcards(
                props.WildcardsBecause.Length == 0 ? NoResource : $"{NoResource}. {props.WildcardsBecause}"
            )
            .Accept("W3037", "Newer actions of Bedrock are not in the list of cfn-lint 1.51; IAM has them");

    private CfnResource Function(CustomHandlerProps props, CfnResource role, CfnResource logs, DeadLetters letters)
    {
        var code = new Asset(
            this,
            "Code",
            new AssetProps { Path = Path.Combine(AppContext.BaseDirectory, "Handlers", "python") }
        );
        var function = this.Declare(
            "Function",
            "AWS::Lambda::Function",
            new Map
            {
                ["FunctionName"] = props.Name,
                ["Handler"] = $"{props.Module}.handle",
                ["Runtime"] = "python3.15",
                ["Architectures"] = new[] { "arm64" },
                ["Code"] = new Map { ["S3Bucket"] = code.S3BucketName, ["S3Key"] = code.S3ObjectKey },
                ["Role"] = role.Arn,
                ["MemorySize"] = 256,
                ["Timeout"] = 300,
                ["ReservedConcurrentExecutions"] = 2,
                ["KmsKeyArn"] = props.Place.LogKey.Arn,
                ["TracingConfig"] = new Map { ["Mode"] = "Active" },
                ["LoggingConfig"] = new Map { ["LogFormat"] = "JSON", ["LogGroup"] = logs.Ref },
                ["DeadLetterConfig"] = new Map { ["TargetArn"] = letters.Arn },
                ["VpcConfig"] = props.Place.SecurityGroupId is { } group
                    ? new Map { ["SubnetIds"] = props.Place.SubnetIds, ["SecurityGroupIds"] = new[] { group } }
                    : null!,
            }
        );
        if (props.Place.SecurityGroupId is null)
        {
            function.Accept(
                [
                    "HIPAA.Security-LambdaInsideVPC",
                    "NIST.800.53.R5-LambdaInsideVPC",
                    "CT.LAMBDA.PR.3",
                    "function-runs-in-vpc",
                ],
                "This account has no network and nothing to reach in one: the function asks AWS's own addresses, over TLS"
            );
        }

        return function.Accept("E3030", "Lambda has python3.15; the schemas of cfn-lint 1.51 are older than that");
    }
}
