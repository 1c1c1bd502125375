namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>A log file as the next digest will list it.</summary>
internal sealed record DeliveredLog(
    string S3Bucket,
    string S3Object,
    string HashValue,
    string HashAlgorithm,
    string NewestEventTime,
    string OldestEventTime
);
