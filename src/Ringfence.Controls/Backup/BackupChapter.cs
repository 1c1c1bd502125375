namespace Ringfence.Controls.Backup;

/// <summary>AWS Backup: vaults, plans, restores.</summary>
internal static class BackupChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new DatabaseIsCopiedToAnotherRegion(),
        new PlanCopiesToAnotherRegion(),
        new PlanKeepsBackups(),
        new RecoveryIsWrittenDown(),
        new RestoresAreTested(),
        new VaultIsLocked(),
        new VaultRefusesDeletion(),
        new VaultUsesCustomerKey(),
    ];
}
