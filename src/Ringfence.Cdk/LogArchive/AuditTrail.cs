using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// The organisation's trail: every region, every account, reading and writing management events (a model's invocation is
/// a reading one), data events of objects, functions, tables and Bedrock, network activity at endpoints; validated, under
/// a key, to the archive, and to a log group that alarms are made of.
/// </summary>
public sealed class AuditTrail : Construct
{
    /// <summary>A trail.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public AuditTrail(Construct scope, string id, AuditTrailProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        var group = this.Declare(
                "Log",
                "AWS::Logs::LogGroup",
                new Map
                {
                    ["LogGroupName"] = $"/{props.Name}/trail",
                    ["KmsKeyId"] = props.LogKey.Arn,
                    ["RetentionInDays"] = 2192,
                    ["DeletionProtectionEnabled"] = true,
                }
            )
            .Kept();
        LogGroup = group.Ref;
        var (role, may) = Writer(props, group);
        Trail = this.Declare(
                "Trail",
                "AWS::CloudTrail::Trail",
                new Map
                {
                    ["TrailName"] = props.Name,
                    ["S3BucketName"] = props.Bucket,
                    ["KMSKeyId"] = props.Key,
                    ["IsLogging"] = true,
                    ["IsMultiRegionTrail"] = true,
                    ["IsOrganizationTrail"] = props.OfOrganization,
                    ["IncludeGlobalServiceEvents"] = true,
                    ["EnableLogFileValidation"] = true,
                    ["CloudWatchLogsLogGroupArn"] = group.Arn,
                    ["CloudWatchLogsRoleArn"] = role.Arn,
                    ["AdvancedEventSelectors"] = TrailSelectors.All,
                    ["InsightSelectors"] = new object[]
                    {
                        new Map { ["InsightType"] = "ApiCallRateInsight" },
                        new Map { ["InsightType"] = "ApiErrorRateInsight" },
                    },
                    ["Tags"] = Tag.Name(props.Name),
                }
            )
            .Kept()
            .After(may);
    }

    /// <summary>The name of the log group that its events reach within minutes.</summary>
    public string LogGroup { get; }

    internal CfnResource Trail { get; }

    private (CfnResource Role, CfnResource May) Writer(AuditTrailProps props, CfnResource group)
    {
        var place = Stack.Of(this);
        var role = this.Declare(
            "Writer",
            "AWS::IAM::Role",
            new Map
            {
                ["RoleName"] = $"{props.Name}-trail-writer",
                ["Description"] = "CloudTrail writes to its log group under it",
                ["AssumeRolePolicyDocument"] = Policy.Document(
                    new Map
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = Policy.Services("cloudtrail.amazonaws.com"),
                        ["Action"] = "sts:AssumeRole",
                        ["Condition"] = new Map
                        {
                            ["StringEquals"] = new Map
                            {
                                ["aws:SourceArn"] =
                                    $"arn:{place.Partition}:cloudtrail:{place.Region}:{place.Account}:trail/{props.Name}",
                            },
                        },
                    }
                ),
            }
        );
        var may = this.Declare(
                "WriterMay",
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["Description"] = "Writes the trail's events to its log group and nothing else",
                    ["Roles"] = new[] { role.Ref },
                    ["PolicyDocument"] = Policy.Document(
                        Policy.Allow("Write", new[] { "logs:CreateLogStream", "logs:PutLogEvents" }, group.Arn)
                    ),
                }
            )
            .AcceptWildcards("Every stream of the one log group is meant");
        return (role, may);
    }

    private static void Refuse(AuditTrailProps props)
    {
        Refusal.Unless(
            props.OfOrganization,
            nameof(props.OfOrganization),
            props.OfOrganization,
            "true",
            "an account that the trail leaves out is the one an intruder makes"
        );
        Refusal.Unless(
            props.Key.Contains(":kms:", StringComparison.Ordinal)
                && !props.Key.Contains(":alias/aws/", StringComparison.Ordinal)
                || Token.IsUnresolved(props.Key),
            nameof(props.Key),
            props.Key,
            "the ARN of a customer-managed key or of its alias",
            "under S3's own encryption whoever reads the bucket reads the trail"
        );
        Refusal.Unless(
            props.Bucket.Length > 0,
            nameof(props.Bucket),
            props.Bucket,
            "the name of the archive's bucket",
            "a trail needs a place where nobody works"
        );
    }
}
