using System.Security.Cryptography;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>Object keys as CloudTrail builds them.</summary>
internal sealed class TrailPaths(LocalBedrockOptions options)
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private string Root => $"AWSLogs/{options.Account}";

    /// <summary>A log file's name without its ending: minutes and sixteen characters that make it unique.</summary>
    public string NewLogName(DateTimeOffset now) =>
        $"{options.Account}_CloudTrail_{options.Region}_{AwsTime.Compact(now, "yyyyMMdd'T'HHmm'Z'")}_{RandomNumberGenerator.GetString(Alphanumeric, 16)}";

    /// <summary>Where the log file of that name lies: its day is in its name.</summary>
    public string LogKey(string name)
    {
        var day = name.Split('_')[3];
        return $"{Root}/CloudTrail/{options.Region}/{day[..4]}/{day[4..6]}/{day[6..8]}/{name}.json.gz";
    }

    public string DigestKey(DateTimeOffset end) =>
        $"{Root}/CloudTrail-Digest/{options.Region}/{AwsTime.Compact(end, "yyyy'/'MM'/'dd")}/"
        + $"{options.Account}_CloudTrail-Digest_{options.Region}_{options.Trail.Name}_{options.Region}_{AwsTime.Compact(end, "yyyyMMdd'T'HHmmss'Z'")}.json.gz";
}
