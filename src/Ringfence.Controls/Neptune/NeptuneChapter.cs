namespace Ringfence.Controls.Neptune;

/// <summary>Amazon Neptune clusters.</summary>
internal static class NeptuneChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new GraphClusterExportsAuditLog(),
        new GraphClusterIsEncrypted(),
        new GraphClusterIsProtectedFromDeletion(),
        new GraphClusterKeepsBackups(),
        new GraphClusterSpansZones(),
        new GraphClusterUsesCustomerKey(),
        new GraphClusterUsesIam(),
        new GraphInstanceUpgradesMinorVersions(),
    ];
}
