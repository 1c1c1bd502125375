namespace Ringfence.Cdk.Configuration;

/// <summary>What is usual here, so that the rest raises an alarm.</summary>
public sealed record DetectionConfiguration
{
    /// <summary>The form of a medical record number, as Macie takes regular expressions.</summary>
    public string RecordNumber { get; set; } = "[A-Z]{2,4}-[0-9]{6,10}";

    /// <summary>How much of what is new in a bucket Macie's weekly job reads, in percent: 1 to 100.</summary>
    public int SamplingPercent { get; set; } = 10;

    /// <summary>The hour, in UTC, at which work begins: 0 to 23.</summary>
    public int OpensUtc { get; set; } = 11;

    /// <summary>The hour, in UTC, at which work has ended: above <see cref="OpensUtc"/>, at most 24.</summary>
    public int ClosesUtc { get; set; } = 24;

    /// <summary>How many calls of models in an hour outside these hours are too many.</summary>
    public int OffHoursCalls { get; set; } = 10;

    /// <summary>How many reads of objects in five minutes, of all accounts, are too many.</summary>
    public int ObjectReads { get; set; } = 10000;

    /// <summary>How many Athena questions in an hour are too many.</summary>
    public int Questions { get; set; } = 100;
}
