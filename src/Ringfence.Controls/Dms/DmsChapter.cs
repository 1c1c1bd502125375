namespace Ringfence.Controls.Dms;

/// <summary>AWS Database Migration Service.</summary>
internal static class DmsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new MigrationEndpointUsesTls(),
        new ReplicationInstanceIsNotPublic(),
        new ReplicationInstanceUpgradesMinorVersions(),
        new ReplicationInstanceUsesCustomerKey(),
    ];
}
