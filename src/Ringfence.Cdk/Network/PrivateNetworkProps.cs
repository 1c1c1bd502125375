using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Network;

/// <summary>How a <see cref="PrivateNetwork"/> is made.</summary>
public sealed record PrivateNetworkProps
{
    /// <summary>What its parts' names begin with.</summary>
    public required string Name { get; init; }

    /// <summary>Its addresses: a /16 to a /20 of RFC 1918.</summary>
    public required string Cidr { get; init; }

    /// <summary>Its availability zones, two to four.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>The ARN of the archive account's bucket for flow logs.</summary>
    public required string FlowBucket { get; init; }

    /// <summary>The key of what is logged in this account.</summary>
    public required PhiKey LogKey { get; init; }
}
