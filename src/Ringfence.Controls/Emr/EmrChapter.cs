namespace Ringfence.Controls.Emr;

/// <summary>Amazon EMR: clusters and their security configuration.</summary>
internal static class EmrChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ClusterAsksWhoComesIn(),
        new ClusterDisksAreEncrypted(),
        new ClusterShipsItsLogs(),
        new ClusterTalksTls(),
        new ClusterUsesKerberos(),
    ];
}
