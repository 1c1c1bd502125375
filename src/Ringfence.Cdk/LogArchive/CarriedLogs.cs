using System.Text.Json;
using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// Takes what log groups of other accounts carry on: a destination of CloudWatch Logs, a stream, a bucket. The stream is
/// buffered a minute, so what a gateway wrote is here when its account is lost.
/// </summary>
internal sealed class CarriedLogs : Construct
{
    private const int ChunkMegabytes = 5;

    private readonly string _name;
    private readonly EvidenceStoreProps _props;

    public CarriedLogs(Construct scope, string id, EvidenceStoreProps props, ArchiveBucketProps bucket)
        : base(scope, id)
    {
        (_name, _props) = (props.Name, props);
        var failures = this.Declare(
                "Failures",
                "AWS::Logs::LogGroup",
                new Map
                {
                    ["LogGroupName"] = $"/{_name}/delivery",
                    ["KmsKeyId"] = props.Key.Arn,
                    ["RetentionInDays"] = 2192,
                    ["DeletionProtectionEnabled"] = true,
                }
            )
            .Kept();
        var failed = this.Declare(
            "FailedDeliveries",
            "AWS::Logs::LogStream",
            new Map { ["LogGroupName"] = failures.Ref, ["LogStreamName"] = "carried" }
        );
        var carrier = Role(
            "Carrier",
            "firehose.amazonaws.com",
            "Firehose writes carried logs under it",
            new Map { ["sts:ExternalId"] = Stack.Of(this).Account }
        );
        var kept = new ArchiveBucket(
            this,
            "Bucket",
            bucket with
            {
                Writers = ArchiveWriters.Own("CarrierWrites", carrier.Arn, Stack.Of(this).Account),
            }
        );
        var may = Grant(
            "CarrierMay",
            carrier,
            Policy.Allow(
                "Write",
                new[] { "s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:ListBucket", "s3:PutObject" },
                new[] { kept.Arn, $"{kept.Arn}/*" }
            ),
            Policy.Allow("Encrypt", new[] { "kms:Decrypt", "kms:GenerateDataKey" }, props.Key.Arn),
            Policy.Allow("SayWhatFailed", "logs:PutLogEvents", failures.Arn)
        );
        Admit(Stream(kept, carrier, failed).After(may, kept.BucketPolicy));
    }

    private CfnResource Stream(ArchiveBucket kept, CfnResource carrier, CfnResource failed) =>
        this.Declare(
            "Delivery",
            "AWS::KinesisFirehose::DeliveryStream",
            new Map
            {
                ["DeliveryStreamName"] = $"{_name}-logs",
                ["DeliveryStreamType"] = "DirectPut",
                ["DeliveryStreamEncryptionConfigurationInput"] = new Map
                {
                    ["KeyType"] = "CUSTOMER_MANAGED_CMK",
                    ["KeyARN"] = _props.Key.Arn,
                },
                ["ExtendedS3DestinationConfiguration"] = new Map
                {
                    ["BucketARN"] = kept.Arn,
                    ["RoleARN"] = carrier.Arn,
                    ["Prefix"] = "logs/!{timestamp:yyyy/MM/dd}/",
                    ["ErrorOutputPrefix"] = "failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
                    // CloudWatch Logs sends gzip already.
                    ["CompressionFormat"] = "UNCOMPRESSED",
                    ["BufferingHints"] = new Map { ["IntervalInSeconds"] = 60, ["SizeInMBs"] = ChunkMegabytes },
                    ["EncryptionConfiguration"] = new Map
                    {
                        ["KMSEncryptionConfig"] = new Map { ["AWSKMSKeyARN"] = _props.Key.Arn },
                    },
                    ["CloudWatchLoggingOptions"] = new Map
                    {
                        ["Enabled"] = true,
                        ["LogGroupName"] = $"/{_name}/delivery",
                        ["LogStreamName"] = failed.Ref,
                    },
                },
            }
        );

    // A destination checks, when it is made, that its role may put to the stream.
    private void Admit(CfnResource delivery)
    {
        var sender = Role(
            "Sender",
            "logs.amazonaws.com",
            "CloudWatch Logs hands carried logs to Firehose under it",
            null,
            new Map
            {
                ["aws:SourceArn"] = _props
                    .Accounts.Append(Stack.Of(this).Account)
                    .Select(account => $"arn:{Stack.Of(this).Partition}:logs:{Stack.Of(this).Region}:{account}:*")
                    .ToArray(),
            }
        );
        var place = Stack.Of(this);
        // The destination's policy is a text, in which no reference stands.
        var partition = _props.TrailArn.Split(':')[1];
        var may = Grant("SenderMay", sender, Policy.Allow("Put", "firehose:PutRecord", delivery.Arn));
        this.Declare(
                "Destination",
                "AWS::Logs::Destination",
                new Map
                {
                    ["DestinationName"] = $"{_name}-logs",
                    ["RoleArn"] = sender.Arn,
                    ["TargetArn"] = delivery.Arn,
                    ["DestinationPolicy"] = JsonSerializer.Serialize(
                        new
                        {
                            Version = "2012-10-17",
                            Statement = new[]
                            {
                                new
                                {
                                    Sid = "Members",
                                    Effect = "Allow",
                                    Principal = new { AWS = _props.Accounts },
                                    Action = "logs:PutSubscriptionFilter",
                                    Resource = $"arn:{partition}:logs:{place.Region}:{place.Account}:destination:{_name}-logs",
                                },
                            },
                        }
                    ),
                }
            )
            .After(may);
    }

    private CfnResource Role(string id, string service, string description, Map? equal, Map? like = null) =>
        this.Declare(
            id,
            "AWS::IAM::Role",
            new Map
            {
                ["RoleName"] = $"{_name}-{id.ToLowerInvariant()}",
                ["Description"] = description,
                ["AssumeRolePolicyDocument"] = Policy.Document(
                    new Map
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = Policy.Services(service),
                        ["Action"] = "sts:AssumeRole",
                        ["Condition"] = equal is not null
                            ? new Map { ["StringEquals"] = equal }
                            : new Map { ["ArnLike"] = like! },
                    }
                ),
            }
        );

    private CfnResource Grant(string id, CfnResource role, params IEnumerable<Map> statements) =>
        this.Declare(
                id,
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["Description"] = "Carries logs into the archive and nothing else",
                    ["Roles"] = new[] { role.Ref },
                    ["PolicyDocument"] = Policy.Document(statements),
                }
            )
            .AcceptWildcards("Every object of the one bucket, every stream of the one log group is meant");
}
