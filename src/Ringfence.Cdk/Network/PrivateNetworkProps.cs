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

    /// <summary>The networks whose callers reach the load balancer; private ones.</summary>
    public required IReadOnlyList<string> Callers { get; init; }

    /// <summary>The ARN of the archive account's bucket for flow logs.</summary>
    public required string FlowBucket { get; init; }

    /// <summary>The ARN of the archive account's bucket for DNS queries.</summary>
    public required string QueryBucket { get; init; }

    /// <summary>The key of what is logged in this account.</summary>
    public required PhiKey LogKey { get; init; }

    /// <summary>The models and inference profiles that may be called through it, by id; no wildcards.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The regions that inference profiles may run in.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>ARNs of buckets of other accounts that are written to from here.</summary>
    /// <value>None besides those of AWS that images and answers to CloudFormation need.</value>
    public IReadOnlyList<string> OtherBuckets { get; init; } = [];

    /// <summary>Names that may be looked up besides AWS's own: <c>login.example.org</c>.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Domains { get; init; } = [];
}
