namespace Ringfence.Cdk.Storage;

/// <summary>What buckets have in common.</summary>
internal static class BucketParts
{
    /// <summary>All four blocks.</summary>
    public static Map NothingPublic =>
        new()
        {
            ["BlockPublicAcls"] = true,
            ["BlockPublicPolicy"] = true,
            ["IgnorePublicAcls"] = true,
            ["RestrictPublicBuckets"] = true,
        };

    /// <summary>Access control lists are off.</summary>
    public static Map OwnerOwns =>
        new() { ["Rules"] = new object[] { new Map { ["ObjectOwnership"] = "BucketOwnerEnforced" } } };

    /// <summary>Encryption by default: under a key of ours, or S3's where nothing else is delivered.</summary>
    public static Map Encryption(string? keyArn) =>
        new()
        {
            ["ServerSideEncryptionConfiguration"] = new object[]
            {
                new Map
                {
                    ["BucketKeyEnabled"] = keyArn is null ? null! : true,
                    ["ServerSideEncryptionByDefault"] = new Map
                    {
                        ["SSEAlgorithm"] = keyArn is null ? "AES256" : "aws:kms",
                        ["KMSMasterKeyID"] = keyArn!,
                    },
                },
            },
        };

    /// <summary>Old objects to cheaper storage, then away; what is half uploaded away in a week.</summary>
    /// <param name="coldAfter">Days until then; null: never.</param>
    /// <param name="keep">Days until objects go; null: never.</param>
    /// <param name="cold">The storage class.</param>
    /// <param name="formerDays">How long versions that were replaced stay.</param>
    public static Map Lifecycle(int? coldAfter, int? keep, string cold, int formerDays = 90)
    {
        var rules = new List<object>
        {
            new Map
            {
                ["Id"] = "Tidy",
                ["Status"] = "Enabled",
                ["AbortIncompleteMultipartUpload"] = new Map { ["DaysAfterInitiation"] = 7 },
                ["NoncurrentVersionExpiration"] = new Map { ["NoncurrentDays"] = formerDays },
            },
        };
        if (coldAfter is { } days)
        {
            rules.Add(
                new Map
                {
                    ["Id"] = "Cold",
                    ["Status"] = "Enabled",
                    ["Transitions"] = new object[]
                    {
                        new Map { ["StorageClass"] = cold, ["TransitionInDays"] = days },
                    },
                }
            );
        }

        if (keep is { } end)
        {
            rules.Add(
                new Map
                {
                    ["Id"] = "End",
                    ["Status"] = "Enabled",
                    ["ExpirationInDays"] = end,
                }
            );
        }

        return new Map { ["Rules"] = rules };
    }

    /// <summary>Who reads and writes is logged there, below the bucket's own name.</summary>
    public static Map LoggedTo(AccessLogBucket access, string name) =>
        new() { ["DestinationBucketName"] = access.Name, ["LogFilePrefix"] = $"{name}/" };

    /// <summary>What happens in it is an event.</summary>
    public static Map ToEventBridge =>
        new() { ["EventBridgeConfiguration"] = new Map { ["EventBridgeEnabled"] = true } };

    /// <summary>Nothing is put under another encryption. A request that says nothing gets the bucket's own.</summary>
    public static Map RefuseOtherEncryption(string arn) =>
        RefuseUnlessSaid("RefuseOtherEncryption", arn, "s3:x-amz-server-side-encryption", "aws:kms");

    /// <summary>Nothing is put under another key. A request that says nothing gets the bucket's own.</summary>
    public static Map RefuseOtherKeys(string arn, string key) =>
        RefuseUnlessSaid("RefuseOtherKeys", arn, "s3:x-amz-server-side-encryption-aws-kms-key-id", key);

    /// <summary>Objects are read by these roles, and by AWS's services for them.</summary>
    public static Map RefuseOtherReaders(string arn, IReadOnlyList<string> readers) =>
        Policy.Deny(
            "RefuseOtherReaders",
            Policy.Everyone,
            new[] { "s3:GetObject", "s3:GetObjectVersion" },
            $"{arn}/*",
            new Map
            {
                ["ArnNotLike"] = new Map { ["aws:PrincipalArn"] = readers },
                ["Bool"] = new Map { ["aws:PrincipalIsAWSService"] = "false" },
            }
        );

    /// <summary>Writers' statements with the bucket's ARN where <c>{arn}</c> stands.</summary>
    public static IEnumerable<Map> Admit(IReadOnlyList<Map> writers, string arn) =>
        writers.Select(writer => new Map(writer)
        {
            ["Resource"] = ((string)writer["Resource"]).Replace("{arn}", arn, StringComparison.Ordinal),
        });

    private static Map RefuseUnlessSaid(string sid, string arn, string header, string allowed) =>
        Policy.Deny(
            sid,
            Policy.Everyone,
            "s3:PutObject",
            $"{arn}/*",
            new Map
            {
                ["StringNotEquals"] = new Map { [header] = allowed },
                ["Null"] = new Map { [header] = "false" },
            }
        );

    /// <summary>What is put there stays as long as this, for everybody.</summary>
    public static Map Lock(string mode, int days) =>
        new()
        {
            ["ObjectLockEnabled"] = "Enabled",
            ["Rule"] = new Map
            {
                ["DefaultRetention"] = new Map { ["Mode"] = mode, ["Days"] = days },
            },
        };
}
