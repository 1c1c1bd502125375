using System.CommandLine;
using Amazon;
using Amazon.S3;

namespace Ringfence.Cli.Trail;

/// <summary>How buckets are reached: with AWS's default credentials.</summary>
internal sealed class BucketOptions
{
    public Option<string?> Region { get; } =
        new("--region") { Description = "Of the buckets; without it the environment or the profile says" };

    public Option<string?> Endpoint { get; } = new("--endpoint") { Description = "Another endpoint of S3 than AWS's" };

    /// <summary>Whether a path means a bucket.</summary>
    public static bool IsBucket(string path) => path.StartsWith("s3://", StringComparison.Ordinal);

    /// <exception cref="BadInputException">There is no region, the endpoint is no address, or there are no credentials.</exception>
    public AmazonS3Client Client(ParseResult result)
    {
        var config = new AmazonS3Config();
        if (result.GetValue(Endpoint) is { } endpoint)
        {
            config.ServiceURL =
                Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
                    ? url.ToString()
                    : throw new BadInputException(
                        $"--endpoint: '{endpoint}' is no address of S3; give one such as https://s3.us-east-1.amazonaws.com"
                    );
            config.ForcePathStyle = true;
            config.AuthenticationRegion = result.GetValue(Region) ?? "us-east-1";
        }
        else if (result.GetValue(Region) is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        try
        {
            return new AmazonS3Client(config);
        }
        catch (Amazon.Runtime.AmazonClientException error)
        {
            throw new BadInputException($"s3:// is read with AWS's default credentials and region: {error.Message}");
        }
    }
}
