namespace Ringfence.Aws.Signing;

/// <summary>What a signing key is good for: <c>20260102/us-east-1/bedrock/aws4_request</c>.</summary>
/// <param name="Date">The day, <c>yyyyMMdd</c>, UTC.</param>
/// <param name="Service">The signing name, e.g. <c>bedrock</c>.</param>
public sealed record CredentialScope(string Date, string Region, string Service)
{
    internal const string Terminator = "aws4_request";

    /// <summary>As it is written in <c>Credential</c> and in the string to sign.</summary>
    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
