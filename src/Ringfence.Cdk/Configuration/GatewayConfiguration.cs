namespace Ringfence.Cdk.Configuration;

/// <summary>The gateway of a workload.</summary>
/// <param name="Image">Its container image, by digest.</param>
/// <param name="Certificate">ARN of the ACM certificate of its load balancer.</param>
/// <param name="Issuer">The OpenID issuer whose tokens it accepts.</param>
/// <param name="Callers">The networks that may reach its load balancer.</param>
public sealed record GatewayConfiguration(
    string Image,
    string Certificate,
    string Issuer,
    IReadOnlyList<string> Callers
);
