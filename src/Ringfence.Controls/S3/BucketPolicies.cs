using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

/// <summary>The policies of a bucket, wherever in the estate they stand.</summary>
internal static class BucketPolicies
{
    private const string Type = "AWS::S3::BucketPolicy";

    /// <summary>The policies that name it.</summary>
    public static IReadOnlyList<Resource> Of(Resource bucket) => bucket.Estate.Referring(bucket, Type, "Bucket");

    /// <summary>A statement of its policies answers to the test, whatever resources it speaks of.</summary>
    public static Truth Any(Resource bucket, Func<PolicyStatement, Truth> test)
    {
        var answer = Elsewhere(bucket);
        foreach (var policy in Of(bucket))
        {
            answer |= policy.Policy("PolicyDocument").Any(test);
        }

        return answer;
    }

    /// <summary>Statements that answer to the test speak of the bucket and of all its objects.</summary>
    public static Truth AnyOnAll(Resource bucket, Func<PolicyStatement, Truth> test)
    {
        var answer = Elsewhere(bucket);
        foreach (var policy in Of(bucket))
        {
            answer |= BucketScope.Any(policy, test);
        }

        return answer;
    }

    // A policy of another stack that names its bucket by an import or a parameter may be this bucket's.
    private static Truth Elsewhere(Resource bucket)
    {
        if (Of(bucket).Count == 0)
        {
            foreach (var policy in bucket.Estate.Unplaced(Type, "Bucket", "AWS::S3::Bucket"))
            {
                if (policy.Template != bucket.Template)
                {
                    return Truth.Unknown;
                }
            }
        }

        return Truth.No;
    }
}
