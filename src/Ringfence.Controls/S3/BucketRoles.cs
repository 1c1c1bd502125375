using Ringfence.Controls.Facts;

namespace Ringfence.Controls.S3;

/// <summary>What a bucket is there for, as far as its estate tells.</summary>
internal static class BucketRoles
{
    private static readonly (string Type, string Path)[] LogWriters =
    [
        ("AWS::CloudTrail::Trail", "S3BucketName"),
        ("AWS::Config::DeliveryChannel", "S3BucketName"),
        ("AWS::EC2::FlowLog", "LogDestination"),
        ("AWS::CloudFront::Distribution", "DistributionConfig.Logging.Bucket"),
    ];

    /// <summary>
    /// S3 delivers the server access logs of other buckets to it. Such a bucket can neither be under KMS nor have a
    /// default retention, and logs of its own would go round in a circle.
    /// </summary>
    public static bool TakesAccessLogs(Resource bucket)
    {
        var loggers = bucket.Estate.Referring(bucket, "AWS::S3::Bucket", "LoggingConfiguration.DestinationBucketName");
        foreach (var logger in loggers)
        {
            if (logger != bucket)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An AWS service delivers its logs to it, from outside of any network of ours.</summary>
    public static bool TakesServiceLogs(Resource bucket)
    {
        foreach (var (type, path) in LogWriters)
        {
            if (bucket.Estate.Referring(bucket, type, path).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Its tag <c>data-classification</c> names another kind of data than <c>phi</c>.</summary>
    public static bool HoldsOtherData(Resource bucket)
    {
        foreach (var tag in bucket["Tags"].Items)
        {
            if (tag["Key"].IsLike("data-classification").IsYes)
            {
                return tag["Value"].IsLiteral && tag["Value"].IsLike("phi").IsNo;
            }
        }

        return false;
    }
}
