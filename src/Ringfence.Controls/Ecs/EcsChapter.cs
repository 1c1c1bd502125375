namespace Ringfence.Controls.Ecs;

/// <summary>Amazon ECS: clusters, services, tasks and their containers.</summary>
internal static class EcsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ClusterShowsContainerInsights(),
        new ContainersAreNotPrivileged(),
        new ContainersCannotChangeTheirFiles(),
        new ContainersKeepSecretsInStores(),
        new ContainersTakeNoPlainEnvironment(),
        new ContainersWriteLogs(),
        new HostModeContainersHaveUser(),
        new ServiceHasNoPublicAddress(),
        new TaskVolumesTravelEncrypted(),
    ];
}
