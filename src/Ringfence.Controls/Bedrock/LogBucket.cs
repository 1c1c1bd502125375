using Ringfence.Controls.Facts;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Kms;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

/// <summary>What a bucket promises of the records in it.</summary>
internal static class LogBucket
{
    /// <summary>Object Lock with a default retention: what is put there cannot be deleted before its time.</summary>
    public static Truth IsLocked(Resource bucket)
    {
        var retention = bucket["ObjectLockConfiguration.Rule.DefaultRetention"];
        return bucket["ObjectLockEnabled"].IsTrue
            & retention["Mode"].IsOneOf("COMPLIANCE", "GOVERNANCE")
            & (retention["Days"].AtLeast(1) | retention["Years"].AtLeast(1));
    }

    /// <summary>Nobody, the root user included, can shorten the retention.</summary>
    public static Truth IsLockedForAll(Resource bucket) =>
        IsLocked(bucket) & bucket["ObjectLockConfiguration.Rule.DefaultRetention.Mode"].Is("COMPLIANCE");

    /// <summary>It is copied to a locked bucket, as far as that one is seen.</summary>
    public static Truth IsCopiedToLocked(Resource bucket) =>
        Truth.Any(
            Copies(bucket),
            rule =>
                rule["Status"].Is("Enabled")
                & (
                    bucket.Estate.Find(rule["Destination.Bucket"], "AWS::S3::Bucket") is { } copy
                        ? IsLocked(copy)
                        : Truth.Unknown
                )
        );

    /// <summary>It is copied to another account.</summary>
    public static Truth IsCopiedToOtherAccount(Resource bucket) =>
        Truth.Any(
            Copies(bucket),
            rule =>
                rule["Status"].Is("Enabled")
                & rule["Destination.Account"].IsPresent
                & !rule["Destination.Account"].Is("${AWS::AccountId}")
        );

    /// <summary>Encrypted with a key of one's own by default.</summary>
    public static Truth UsesCustomerKey(Resource bucket)
    {
        var encryption = bucket["BucketEncryption.ServerSideEncryptionConfiguration"];
        return Truth.Any(
            encryption.Items,
            rule =>
                rule["ServerSideEncryptionByDefault.SSEAlgorithm"].IsOneOf("aws:kms", "aws:kms:dsse")
                & rule["ServerSideEncryptionByDefault.KMSMasterKeyID"].IsPresent
                & CustomerKey.Is(rule["ServerSideEncryptionByDefault.KMSMasterKeyID"])
        );
    }

    /// <summary>The bucket's policy refuses reading to all but those it names.</summary>
    public static Truth RefusesOtherReaders(Resource bucket)
    {
        var answer = Truth.No;
        foreach (var policy in bucket.Estate.Referring(bucket, "AWS::S3::BucketPolicy", "Bucket"))
        {
            answer |= policy
                .Policy("PolicyDocument")
                .Any(statement =>
                    Grants.Denies(statement)
                    & statement.Actions.Covers("s3:GetObject")
                    & (
                        statement.Principals.IsEveryone & Truth.Any(statement.Conditions, NamesReaders)
                        | statement.Principals.Negated
                    )
                );
        }

        return answer;
    }

    /// <summary>The days after which objects are deleted; null where they are kept. The shortest counts.</summary>
    public static PropertyValue Expiry(Resource bucket)
    {
        var shortest = PropertyValue.Missing;
        foreach (var rule in bucket["LifecycleConfiguration.Rules"].Items)
        {
            var days = rule["ExpirationInDays"];
            if (!rule["Status"].Is("Disabled").IsYes && !days.IsMissing && !(days.Number >= shortest.Number))
            {
                shortest = days;
            }
        }

        return shortest;
    }

    /// <summary>Old objects move to a colder class.</summary>
    public static Truth GrowsCold(Resource bucket) =>
        Truth.Any(
            bucket["LifecycleConfiguration.Rules"].Items,
            rule =>
                rule["Status"].Is("Enabled")
                & Truth.Any(
                    [.. rule["Transitions"].Items, .. rule["Transition"].Items],
                    transition => transition["StorageClass"].IsOneOf("GLACIER", "DEEP_ARCHIVE", "GLACIER_IR", "Glacier")
                )
        );

    private static IReadOnlyList<PropertyValue> Copies(Resource bucket) =>
        bucket["ReplicationConfiguration.Rules"].Items;

    private static Truth NamesReaders(PolicyCondition condition) =>
        condition.IsNegative
        && (
            condition.Key is "aws:principalarn" or "aws:userid"
            || condition.Key.StartsWith("aws:principaltag/", StringComparison.Ordinal)
        );
}
