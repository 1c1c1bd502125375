using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Handlers;

/// <summary>Where the handlers of custom resources run.</summary>
/// <param name="SubnetIds">Private subnets, in two zones or more; none in an account that has no network.</param>
/// <param name="SecurityGroupId">A group that lets nothing in; null without subnets.</param>
/// <param name="LogKey">The key of their logs and of what they could not handle.</param>
public sealed record HandlerPlace(IReadOnlyList<string> SubnetIds, string? SecurityGroupId, PhiKey LogKey)
{
    /// <summary>An account without a network: the handlers run in Lambda's, and ask AWS's own addresses alone.</summary>
    public static HandlerPlace WithoutNetwork(PhiKey logKey) => new([], null, logKey);
}
