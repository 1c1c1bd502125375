namespace Ringfence.Controls.LoadBalancing;

/// <summary>Elastic Load Balancing: balancers of both generations, their listeners and targets.</summary>
internal static class LoadBalancingChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ClassicCertificateIsFromAcm(),
        new ClassicListenersSpeakTls(),
        new ClassicLoadBalancerCrossesZones(),
        new ClassicLoadBalancerDrains(),
        new ClassicLoadBalancerServesNoHttp(),
        new HttpListenerRedirects(),
        new ListenerCertificateIsFromAcm(),
        new ListenerRequiresTls12(),
        new ListenerSpeaksTls(),
        new LoadBalancerDropsInvalidHeaders(),
        new LoadBalancerOutlivesMistakes(),
        new LoadBalancerStandsBehindFirewall(),
        new LoadBalancerWritesAccessLogs(),
        new PublicBalancerForwardsToPrivateTargets(),
        new TargetsSpeakTls(),
    ];
}
