namespace Ringfence.Cdk.Configuration;

/// <summary>Alarms that would never ring, or always.</summary>
internal static class DetectionProblems
{
    public static void Add(FoundationConfiguration configuration, List<string> problems)
    {
        var detection = configuration.Detection;
        if (detection.RecordNumber.Length is < 1 or > 512)
        {
            problems.Add(
                $"detection.recordNumber: {detection.RecordNumber.Length} characters are not allowed; a regular expression of 1 to 512"
            );
        }

        if (detection.SamplingPercent is < 1 or > 100)
        {
            problems.Add($"detection.samplingPercent: {detection.SamplingPercent} is not allowed; 1 to 100");
        }

        if (detection.OpensUtc is < 0 or > 23 || detection.ClosesUtc <= detection.OpensUtc || detection.ClosesUtc > 24)
        {
            problems.Add(
                $"detection.opensUtc, closesUtc: {detection.OpensUtc} to {detection.ClosesUtc} is not allowed; 0 to 23, then a later hour up to 24"
            );
        }

        if (detection.ClosesUtc - detection.OpensUtc == 24)
        {
            problems.Add("detection.opensUtc, closesUtc: work never ends, so nothing is off hours; leave an hour out");
        }

        foreach (
            var (name, value) in new[]
            {
                ("offHoursCalls", detection.OffHoursCalls),
                ("objectReads", detection.ObjectReads),
                ("questions", detection.Questions),
            }
        )
        {
            if (value < 1)
            {
                problems.Add($"detection.{name}: {value} is not allowed; 1 or more");
            }
        }
    }
}
