using Ringfence.Aws.Credentials;

namespace Ringfence.Gateway.Bedrock;

/// <summary>Where Bedrock is and as whom it is called (section <c>Bedrock</c>).</summary>
internal sealed class BedrockOptions
{
    private const string AwsEndpoint = "https://bedrock-runtime.{region}.amazonaws.com";
    private const string AwsControlPlane = "https://bedrock.{region}.amazonaws.com";

    /// <summary>The region of operations that name no model, and of models whose policy names none. Required.</summary>
    public string Region { get; set; } = "";

    /// <summary>Another address for Bedrock Runtime: a PrivateLink name, a FIPS endpoint, LocalBedrock. <c>{region}</c> in it is replaced.</summary>
    /// <value><c>https://bedrock-runtime.{region}.amazonaws.com</c>.</value>
    public string Endpoint { get; set; } = AwsEndpoint;

    /// <summary>
    /// Another address for Bedrock's control plane, which is asked what stands behind inference profiles; <c>{region}</c> in it is replaced.
    /// </summary>
    /// <value>Empty: AWS's own, and where <see cref="Endpoint"/> is not AWS's own, none, and nothing is asked.</value>
    public string ControlPlaneEndpoint { get; set; } = "";

    /// <summary>The gateway's own keys, where it does not find them as AWS SDKs do (environment, profile, container, instance): LocalBedrock's.</summary>
    public KeyOptions Keys { get; set; } = new();

    /// <summary>The role that each caller's session assumes; empty to call with the gateway's own credentials.</summary>
    public string RoleArn { get; set; } = "";

    /// <summary>Another address for STS; empty for the region's own.</summary>
    public string StsEndpoint { get; set; } = "";

    /// <summary>The guardrail set on every call; none when its id is empty.</summary>
    public GuardrailOptions Guardrail { get; set; } = new();

    /// <summary>How often a call that was throttled or failed with 5xx is sent again before the client is told; SDKs retry on their own.</summary>
    /// <value>0; at most 5.</value>
    public int Retries { get; set; }

    /// <summary>How callers' sessions of <see cref="RoleArn"/> are made.</summary>
    internal SessionOptions Session => new() { RoleArn = RoleArn };

    /// <summary>Where the control plane is asked; null when it is not.</summary>
    internal string? ControlPlane =>
        ControlPlaneEndpoint.Length > 0 ? InRegion(ControlPlaneEndpoint)
        : Endpoint == AwsEndpoint ? InRegion(AwsControlPlane)
        : null;

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsRegion(Region))
        {
            yield return $"Bedrock:Region is '{Region}'; name the region of Bedrock, e.g. eu-central-1.";
        }
        if (!IsEndpoint(InRegion(Endpoint)))
        {
            yield return $"Bedrock:Endpoint is '{Endpoint}'; it must be an http or https address without path, '{{region}}' allowed in it.";
        }
        if (ControlPlaneEndpoint.Length > 0 && !IsEndpoint(InRegion(ControlPlaneEndpoint)))
        {
            yield return $"Bedrock:ControlPlaneEndpoint is '{ControlPlaneEndpoint}'; it must be an http or https address without path, '{{region}}' allowed in it, or empty.";
        }
        foreach (var problem in RoleArn.Length == 0 ? [] : Session.Problems())
        {
            yield return $"Bedrock:{problem}";
        }
        if (StsEndpoint.Length > 0 && !IsEndpoint(StsEndpoint))
        {
            yield return $"Bedrock:StsEndpoint is '{StsEndpoint}'; it must be an http or https address without path, or empty.";
        }
        if (Retries is < 0 or > 5)
        {
            yield return $"Bedrock:Retries is {Retries}; allowed is 0 to 5.";
        }
        foreach (var problem in Guardrail.Problems().Concat(Keys.Problems()))
        {
            yield return problem;
        }
    }

    private string InRegion(string endpoint) =>
        endpoint.Replace("{region}", IsRegion(Region) ? Region : "eu-central-1", StringComparison.Ordinal);

    /// <summary>A region's name goes into host names and signatures, so nothing but its own alphabet is taken.</summary>
    private static bool IsRegion(string region) =>
        region.Length is > 4 and < 32
        && region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsEndpoint(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.PathAndQuery == "/"
        && uri.UserInfo.Length == 0;
}
