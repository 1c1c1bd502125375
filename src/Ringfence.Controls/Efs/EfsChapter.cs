namespace Ringfence.Controls.Efs;

/// <summary>Amazon EFS file systems and access points.</summary>
internal static class EfsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new AccessPointHasRoot(),
        new AccessPointHasUser(),
        new FileSystemIsBackedUpAutomatically(),
        new FileSystemIsEncrypted(),
        new FileSystemIsInBackupPlan(),
        new FileSystemRefusesPlainMounts(),
        new FileSystemUsesCustomerKey(),
    ];
}
