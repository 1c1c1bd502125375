using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Storage;

/// <summary>Copies every object of a bucket to one of another account, which owns the copies.</summary>
internal sealed class Replication : Construct
{
    private readonly PhiBucketProps _props;
    private readonly Replica _copy;
    private readonly CfnResource _role;

    public Replication(Construct scope, string id, PhiBucketProps props, Replica copy)
        : base(scope, id)
    {
        (_props, _copy) = (props, copy);
        _role = this.Declare(
            "Role",
            "AWS::IAM::Role",
            new Map
            {
                ["RoleName"] = copy.RoleName,
                ["Description"] = $"S3 copies {props.Name} under it",
                ["AssumeRolePolicyDocument"] = Policy.Document(
                    new Map
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = Policy.Services("s3.amazonaws.com"),
                        ["Action"] = "sts:AssumeRole",
                        ["Condition"] = new Map
                        {
                            ["StringEquals"] = new Map { ["aws:SourceAccount"] = Stack.Of(this).Account },
                        },
                    }
                ),
            }
        );
    }

    public Map Configuration =>
        new()
        {
            ["Role"] = _role.Arn,
            ["Rules"] = new object[]
            {
                new Map
                {
                    ["Id"] = "Everything",
                    ["Status"] = "Enabled",
                    ["Priority"] = 1,
                    ["Filter"] = new Map { ["Prefix"] = "" },
                    ["DeleteMarkerReplication"] = new Map { ["Status"] = "Disabled" },
                    ["SourceSelectionCriteria"] = new Map
                    {
                        ["SseKmsEncryptedObjects"] = new Map { ["Status"] = "Enabled" },
                    },
                    ["Destination"] = new Map
                    {
                        ["Bucket"] = _copy.BucketArn,
                        ["Account"] = _copy.Account,
                        ["AccessControlTranslation"] = new Map { ["Owner"] = "Destination" },
                        ["EncryptionConfiguration"] = new Map { ["ReplicaKmsKeyID"] = _copy.KeyArn },
                    },
                },
            },
        };

    public void GrantOn(CfnResource bucket) =>
        this.Declare(
                "Policy",
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["Description"] = $"Copies {_props.Name} and nothing else",
                    ["Roles"] = new[] { _role.Ref },
                    ["PolicyDocument"] = Policy.Document(
                        Policy.Allow(
                            "ReadHere",
                            new[] { "s3:GetReplicationConfiguration", "s3:ListBucket" },
                            bucket.Arn
                        ),
                        Policy.Allow(
                            "ReadVersions",
                            new[]
                            {
                                "s3:GetObjectLegalHold",
                                "s3:GetObjectRetention",
                                "s3:GetObjectVersionAcl",
                                "s3:GetObjectVersionForReplication",
                                "s3:GetObjectVersionTagging",
                            },
                            $"{bucket.Arn}/*"
                        ),
                        Policy.Allow(
                            "WriteThere",
                            new[] { "s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags" },
                            $"{_copy.BucketArn}/*"
                        ),
                        Policy.Allow("DecryptHere", "kms:Decrypt", _props.Key.Arn),
                        Policy.Allow(
                            "EncryptThere",
                            new[] { "kms:Encrypt", "kms:GenerateDataKey" },
                            $"arn:{Stack.Of(this).Partition}:kms:{Stack.Of(this).Region}:{_copy.Account}:key/*",
                            new Map
                            {
                                ["ForAnyValue:StringEquals"] = new Map
                                {
                                    ["kms:ResourceAliases"] = _copy.KeyArn.Split(':')[^1],
                                },
                            }
                        )
                    ),
                }
            )
            .AcceptWildcards("Every object of the two buckets is meant; the archive's key is named by its alias");
}
