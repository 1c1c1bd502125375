using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Storage;

/// <summary>How a <see cref="PhiDatabase"/> is made.</summary>
public sealed record PhiDatabaseProps
{
    /// <summary>What its parts' names begin with, and the cluster's name.</summary>
    public required string Name { get; init; }

    /// <summary>The key of its storage, its snapshots and its owner's secret.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>The key of its logs.</summary>
    public required PhiKey LogKey { get; init; }

    /// <summary>Isolated subnets in two zones or more.</summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>The security group that lets in the application alone.</summary>
    public required string SecurityGroupId { get; init; }

    /// <summary>The port.</summary>
    /// <value>6432.</value>
    public int Port { get; init; } = 6432;

    /// <summary>How many instances: two or more, spread over the zones.</summary>
    /// <value>2.</value>
    public int Instances { get; init; } = 2;

    /// <summary>For how many days it can be restored to any second: 35, RDS's longest.</summary>
    /// <value>35.</value>
    public int BackupDays { get; init; } = 35;
}
