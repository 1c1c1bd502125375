using System.CommandLine;
using Amazon;
using Amazon.S3;

namespace Ringfence.Cli.Trail;

/// <summary>How buckets are reached: with AWS's default credentials.</summary>
internal sealed class BucketOptions
{
    public Option<string?> Region { get; } =
        new("--region") { Description = "Of the buckets; without it the environment or the profile says" };

    public Option<Uri?> Endpoint { get; } =
        UrlOption.Create("--endpoint", "Another endpoint of S3 than AWS's", "https://s3.us-east-1.amazonaws.com");

    /// <summary>Whether a path means a bucket.</summary>
    public static bool IsBucket(string path) => path.StartsWith("s3://", StringComparison.Ordinal);

    /// <exception cref="BadInputException">There is no region, or there are no credentials.</exception>
    public AmazonS3Client Client(ParseResult result)
    {
        var config = new AmazonS3Config();
        if (result.GetValue(Endpoint) is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
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
