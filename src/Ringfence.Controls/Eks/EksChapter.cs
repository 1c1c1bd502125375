namespace Ringfence.Controls.Eks;

/// <summary>Amazon EKS: control planes.</summary>
internal static class EksChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new ClusterEndpointIsPrivate(), new ClusterLogsItsControlPlane(), new ClusterSecretsAreUnderOwnKey()];
}
