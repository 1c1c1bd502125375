using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Storage;

/// <summary>How a <see cref="PhiTable"/> is made.</summary>
public sealed record PhiTableProps
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its key.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>The attribute that items are found by, a text.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>The attribute that orders items of one partition, a text; null: none.</summary>
    public string? SortKey { get; init; }

    /// <summary>The attribute with the second at which an item goes by itself; null: items stay.</summary>
    public string? ExpiresAt { get; init; }
}
