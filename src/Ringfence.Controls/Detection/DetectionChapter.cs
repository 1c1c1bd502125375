namespace Ringfence.Controls.Detection;

/// <summary>GuardDuty, Security Hub, Macie, Inspector: who notices, and who is told.</summary>
internal static class DetectionChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ThreatDetectionIsOn(),
        new ThreatDetectorExists(),
        new ThreatsReachPeople(),
        new DriftReachesPeople(),
        new FindingsAreAggregated(),
        new StandardIsMeasured(),
        new SensitiveDataIsSought(),
        new RecordNumbersAreSought(),
        new ComputeIsScanned(),
    ];
}
