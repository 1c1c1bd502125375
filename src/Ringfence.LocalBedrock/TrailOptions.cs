using System.Text.RegularExpressions;

namespace Ringfence.LocalBedrock;

/// <summary>The account's trail.</summary>
public sealed partial record TrailOptions
{
    /// <summary>The trail's name; a part of every digest file's key.</summary>
    /// <value>ringfence-local</value>
    public string Name { get; init; } = "ringfence-local";

    /// <summary>The bucket it delivers to, a folder below <c>s3/</c>.</summary>
    /// <value>ringfence-local-trail</value>
    public string Bucket { get; init; } = "ringfence-local-trail";

    /// <summary>How often log files (and invocation logs) are delivered; AWS takes about five minutes.</summary>
    /// <value>2 seconds</value>
    public TimeSpan DeliveryInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a digest file is delivered; one more is delivered at shutdown when files wait for it.</summary>
    /// <value>1 hour, as AWS does</value>
    public TimeSpan DigestInterval { get; init; } = TimeSpan.FromHours(1);

    internal IEnumerable<string> Problems()
    {
        if (!TrailName().IsMatch(Name))
        {
            yield return $"Trail name '{Name}' is not 3 to 128 of letters, digits and . _ -";
        }

        if (!BucketName().IsMatch(Bucket))
        {
            yield return $"Trail bucket '{Bucket}' is no bucket name: 3 to 63 of lower-case letters, digits, dots and hyphens.";
        }

        if (DeliveryInterval <= TimeSpan.Zero || DigestInterval <= TimeSpan.Zero)
        {
            yield return "Trail intervals must be longer than zero.";
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{2,127}\z", RegexOptions.None, 1000)]
    private static partial Regex TrailName();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.None, 1000)]
    private static partial Regex BucketName();
}
