namespace Ringfence.LocalBedrock.Host;

/// <summary>One AWS endpoint that the stand-in answers for.</summary>
/// <param name="SigningName">The service in a signature's scope.</param>
/// <param name="HostPrefix">What its host name begins with.</param>
internal sealed record AwsApi(string SigningName, string HostPrefix, ErrorForm Errors)
{
    public static readonly AwsApi BedrockRuntime = new("bedrock", "bedrock-runtime", ErrorForm.RestJson);
    public static readonly AwsApi Bedrock = new("bedrock", "bedrock", ErrorForm.RestJson);
    public static readonly AwsApi Sts = new("sts", "sts", ErrorForm.QueryXml);
    public static readonly AwsApi CloudTrail = new("cloudtrail", "cloudtrail", ErrorForm.Json);

    public static readonly AwsApi Kms = new("kms", "kms", ErrorForm.Json);

    public static readonly AwsApi Ecs = new("ecs", "ecs", ErrorForm.Json);

    /// <summary>As CloudTrail names it.</summary>
    public string EventSource => $"{SigningName}.amazonaws.com";

    public string HostName(string region) => $"{HostPrefix}.{region}.amazonaws.com";
}
