using Ringfence.Controls.Facts;

namespace Ringfence.Controls.CloudTrail;

/// <summary>The bucket that a trail writes to, where the estate has it.</summary>
internal static class TrailBucket
{
    /// <summary>The bucket; null where it stands elsewhere.</summary>
    public static Resource? Of(Resource trail) => trail.Estate.Find(trail["S3BucketName"], "AWS::S3::Bucket");

    /// <summary>What a bucket's own control says, asked of the trail: Unknown where the bucket stands elsewhere.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="judge">The verdict on its bucket.</param>
    public static Verdict Judge(Resource trail, Func<Resource, Verdict> judge) =>
        Of(trail) is { } bucket
            ? judge(bucket)
            : Verdict.Unknown(
                $"The trail writes to {trail["S3BucketName"]}, which is not defined here: audit the template or the account that has it too."
            );
}
