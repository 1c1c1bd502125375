namespace Ringfence.Controls.CloudTrail;

/// <summary>AWS CloudTrail: what is recorded, where it lies, who may touch it.</summary>
internal static class CloudTrailChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new TrailCoversEveryRegion(),
        new TrailCoversEveryAccount(),
        new TrailValidatesLogFiles(),
        new TrailIsEncrypted(),
        new TrailFeedsAlarms(),
        new TrailRecordsObjectAccess(),
        new TrailRecordsModelCalls(),
        new TrailRecordsKeyUse(),
        new TrailBucketIsLocked(),
        new TrailBucketLogsItsAccess(),
        new TrailBucketDeniesDeletion(),
        new TrailIsKeptSixYears(),
        new TrailHasItsOwnBucket(),
        new TrailBucketIsProtectedLikeData(),
        new TrailExists(),
    ];
}
