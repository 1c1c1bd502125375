namespace Ringfence.Cdk.Organization;

/// <summary>How <see cref="OrganizationGuards"/> are made.</summary>
public sealed record OrganizationGuardsProps
{
    /// <summary>What the policies' names begin with: <c>clinic</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation: <c>o-a1b2c3d4e5</c>.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The root that the policies are attached to: <c>r-ab12</c>. They bind every account but the management account.</summary>
    public required string Root { get; init; }

    /// <summary>Every region that may be used, the destinations of inference profiles included.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Ids of the models and inference profiles that may be called; no wildcards, no global profiles.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>What the names of the log archive's buckets begin with: <c>clinic-archive-</c>.</summary>
    public required string ArchivePrefix { get; init; }

    /// <summary>
    /// ARNs of the roles that deploy the foundation, with wildcards for account and region: they alone set public access
    /// blocks and Bedrock's records.
    /// </summary>
    public required IReadOnlyList<string> Keepers { get; init; }

    /// <summary>ARNs of the roles that administer keys, likewise: they alone disable a key or schedule its deletion.</summary>
    public required IReadOnlyList<string> KeyAdministrators { get; init; }

    /// <summary>
    /// ARNs of the roles that make and open roles for emergencies, likewise: they alone change what is called
    /// <c>NAME-…break-glass…</c>.
    /// </summary>
    public required IReadOnlyList<string> EmergencyKeepers { get; init; }
}
