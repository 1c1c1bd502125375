namespace Ringfence.Posture.Live;

/// <summary>
/// Where an AWS API answers. <c>AWS_ENDPOINT_URL</c> and <c>AWS_ENDPOINT_URL_&lt;SERVICE&gt;</c> are honoured as AWS's own
/// clients do: a VPC endpoint, or a stand-in.
/// </summary>
/// <param name="environment">Gives an environment variable; null where it is not set.</param>
public sealed class Endpoints(Func<string, string?> environment)
{
    /// <summary>The endpoint of a service in a region, without a path.</summary>
    /// <param name="service">The host's first part: <c>cloudcontrolapi</c>.</param>
    public Uri Of(string service, string region)
    {
        var own = environment("AWS_ENDPOINT_URL_" + service.ToUpperInvariant().Replace('-', '_').Replace('.', '_'));
        if ((string.IsNullOrEmpty(own) ? environment("AWS_ENDPOINT_URL") : own) is { Length: > 0 } given)
        {
            return new Uri(given);
        }

        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        return new Uri(
            service switch
            {
                // One endpoint for the partition.
                "iam" when region.StartsWith("us-gov-", StringComparison.Ordinal) =>
                    "https://iam.us-gov.amazonaws.com/",
                "iam" when region.StartsWith("cn-", StringComparison.Ordinal) =>
                    "https://iam.cn-north-1.amazonaws.com.cn/",
                "iam" => "https://iam.amazonaws.com/",
                _ => $"https://{service}.{region}.{suffix}/",
            }
        );
    }

    /// <summary>The region of a partition in which its account-wide services answer and sign.</summary>
    public static string HomeOf(string region) =>
        region.StartsWith("us-gov-", StringComparison.Ordinal) ? "us-gov-west-1"
        : region.StartsWith("cn-", StringComparison.Ordinal) ? "cn-north-1"
        : "us-east-1";
}
