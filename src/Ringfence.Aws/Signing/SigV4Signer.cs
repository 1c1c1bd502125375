namespace Ringfence.Aws.Signing;

/// <summary>Signs requests with AWS Signature Version 4 (header form). The derived key is cached per day, region and service.</summary>
/// <param name="service">The signing name, e.g. <c>bedrock</c> (never <c>bedrock-runtime</c>).</param>
public sealed class SigV4Signer(string region, string service, TimeProvider time)
{
    /// <summary>
    /// Adds <c>X-Amz-Date</c>, <c>X-Amz-Content-Sha256</c>, <c>X-Amz-Security-Token</c> (for sessions) and <c>Authorization</c> to
    /// <paramref name="request"/>; signs <c>host</c>, <c>content-type</c> and every header already set whose name starts with
    /// <c>x-amz</c>. The path is signed as it is on the wire, encoded once more (every service but S3).
    /// </summary>
    /// <param name="bodySha256Hex">SHA-256 of the body, lower hex.</param>
    public void Sign(HttpRequestMessage request, string bodySha256Hex, AwsKeys keys) =>
        throw new NotImplementedException($"{region} {service} {time}");
}
