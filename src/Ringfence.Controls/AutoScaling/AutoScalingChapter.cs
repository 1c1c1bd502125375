namespace Ringfence.Controls.AutoScaling;

/// <summary>Amazon EC2 Auto Scaling: groups and launch configurations.</summary>
internal static class AutoScalingChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new GroupAsksLoadBalancerForHealth(),
        new GroupGivesMachinesTimeToStart(),
        new GroupTellsOfItsScalings(),
        new GroupWaitsBetweenScalings(),
        new LaunchConfigurationGivesNoPublicAddress(),
    ];
}
