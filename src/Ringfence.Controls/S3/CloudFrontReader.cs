using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

/// <summary>
/// Policies that let a distribution of CloudFront, and nobody unnamed, read: by an origin access identity, or by the
/// service for one distribution (origin access control).
/// </summary>
internal static class CloudFrontReader
{
    /// <summary>Every Allow is of the one kind or of named principals, and one is of CloudFront.</summary>
    public static Truth IsOnlyReader(PolicyDocument policy)
    {
        var reads = Truth.No;
        foreach (var statement in policy.Statements)
        {
            if (statement.Denies)
            {
                continue;
            }

            if ((statement.Principals.IsEveryone | statement.Principals.Negated).IsYes)
            {
                return Truth.No;
            }

            reads |=
                statement.Granting
                & IsCloudFront(statement)
                & Truth.All(
                    statement.Actions.Patterns,
                    action => action.IsLike("s3:GetObject") | action.IsLike("s3:PutObject")
                );
        }

        return policy.IsKnown.IsUnknown ? Truth.Unknown : reads;
    }

    private static Truth IsCloudFront(PolicyStatement statement)
    {
        var answer = Truth.No;
        foreach (var (kind, value) in statement.Principals.All)
        {
            answer |= kind switch
            {
                "CanonicalUser" => Truth.Yes,
                "AWS" => value.Contains("CloudFront Origin Access Identity"),
                "Service" => value.Is("cloudfront.amazonaws.com") & CallerConditions.Narrow(statement),
                _ => Truth.No,
            };
        }

        return answer;
    }
}
