using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Handlers;

/// <summary>Where the handlers of custom resources run.</summary>
/// <param name="SubnetIds">Private subnets, in two zones or more.</param>
/// <param name="SecurityGroupId">A group that lets nothing in.</param>
/// <param name="LogKey">The key of their logs and of what they could not handle.</param>
public sealed record HandlerPlace(IReadOnlyList<string> SubnetIds, string SecurityGroupId, PhiKey LogKey);
