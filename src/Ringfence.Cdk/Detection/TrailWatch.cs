namespace Ringfence.Cdk.Detection;

/// <summary>What is usual, so that the rest raises an alarm.</summary>
/// <param name="Models">Ids of approved models and profiles.</param>
/// <param name="OpensUtc">The hour, in UTC, at which work begins.</param>
/// <param name="ClosesUtc">The hour, in UTC, at which it has ended. Weekends a filter cannot tell; the evidence engine's detections do.</param>
/// <param name="OffHoursCalls">How many calls in an hour outside these hours are too many.</param>
/// <param name="ObjectReads">How many reads of objects in five minutes, of all accounts, are too many.</param>
/// <param name="Questions">How many Athena questions in an hour are too many.</param>
internal sealed record TrailWatch(
    IReadOnlyList<string> Models,
    int OpensUtc,
    int ClosesUtc,
    int OffHoursCalls,
    int ObjectReads,
    int Questions
);
