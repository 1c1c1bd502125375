namespace Ringfence.Cdk.Configuration;

/// <summary>A workload's VPC.</summary>
/// <param name="Cidr">Its addresses: a /16 to a /20, private (RFC 1918).</param>
/// <param name="Zones">Its availability zones, two or more.</param>
public sealed record NetworkConfiguration(string Cidr, IReadOnlyList<string> Zones);
