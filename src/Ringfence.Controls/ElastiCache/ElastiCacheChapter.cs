namespace Ringfence.Controls.ElastiCache;

/// <summary>Amazon ElastiCache.</summary>
internal static class ElastiCacheChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new CacheAsksForPassword(),
        new CacheAvoidsDefaultPort(),
        new CacheFailsOver(),
        new CacheIsEncryptedAtRest(),
        new CacheIsEncryptedThroughout(),
        new CacheIsInVpc(),
        new CacheKeepsSnapshots(),
        new CacheSpansZones(),
        new CacheUpgradesMinorVersions(),
        new CacheUsesCustomerKey(),
        new CacheUsesTls(),
    ];
}
