namespace Ringfence.Aws.Signing;

/// <summary>The raw pieces of a request whose signature is to be verified.</summary>
/// <param name="Method">The method as sent.</param>
/// <param name="RawTarget">Path and query as sent, neither decoded nor normalised.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="BodySha256Hex">SHA-256 of the body that was received, lower hex.</param>
public sealed record SignedRequest(string Method, string RawTarget, HeaderLookup Headers, string BodySha256Hex);
