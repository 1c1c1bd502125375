namespace Ringfence.Controls.CloudFront;

/// <summary>Amazon CloudFront: distributions.</summary>
internal static class CloudFrontChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new BucketAnswersDistributionAlone(),
        new DistributionServesChosenCountries(),
        new DistributionStandsBehindFirewall(),
        new DistributionWritesAccessLogs(),
        new OriginsUseNoBrokenTls(),
        new StreamHasOriginIdentity(),
        new ViewersRequireTls12(),
        new ViewersUseHttps(),
        new ViewersUseNoBrokenTls(),
    ];
}
