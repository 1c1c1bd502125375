namespace Ringfence.Controls.Ebs;

/// <summary>Amazon EBS: snapshots and backups of volumes.</summary>
internal static class EbsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new SnapshotIsEncryptedAndPrivate(), new SnapshotsCannotBePublic(), new VolumeIsInBackupPlan()];
}
