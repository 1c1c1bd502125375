namespace Ringfence.Gateway.Models;

/// <summary>Where one inference profile may run (section <c>Models:ProfileRegions:N</c>).</summary>
internal sealed class ProfileOptions
{
    /// <summary>The profile's id or ARN.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Its regions, as <c>aws bedrock get-inference-profile</c> lists them under <c>models</c>.</summary>
    public string[] Regions { get; set; } = [];

    /// <summary>Everything wrong with these values, a sentence each; <paramref name="at"/> is their section.</summary>
    public IEnumerable<string> Problems(string at)
    {
        if (Profile.Length == 0 || Regions.Length == 0)
        {
            yield return $"{at} needs Profile (its id or ARN) and Regions (every region it may run in).";
        }
        foreach (var region in Regions.Where(region => !AwsRegion.IsExact(region)))
        {
            yield return $"{at}:Regions has '{region}'; write exact regions (us-east-1).";
        }
    }
}
