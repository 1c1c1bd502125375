using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.LogArchive;

/// <summary>How an <see cref="AuditTrail"/> is made.</summary>
public sealed record AuditTrailProps
{
    /// <summary>Its name: <c>clinic-organization</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the bucket that it writes to, in the archive account.</summary>
    public required string Bucket { get; init; }

    /// <summary>The ARN of the key that it encrypts under, in the archive account.</summary>
    public required string Key { get; init; }

    /// <summary>The key of its log group; CloudWatch Logs must be among its services.</summary>
    public required PhiKey LogKey { get; init; }

    /// <summary>Of all accounts of the organisation; made in its management account.</summary>
    /// <value>True.</value>
    public bool OfOrganization { get; init; } = true;
}
