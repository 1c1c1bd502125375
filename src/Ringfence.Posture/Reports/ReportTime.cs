namespace Ringfence.Posture.Reports;

/// <summary>When and by what a report was made.</summary>
/// <param name="Time">The moment of the audit.</param>
public sealed record ReportTime(DateTimeOffset Time)
{
    /// <summary>The version of this tool.</summary>
    public static string Version { get; } = typeof(ReportTime).Assembly.GetName().Version!.ToString(3);

    /// <summary>The moment as RFC 3339 has it, in UTC.</summary>
    public string Rfc3339 => Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
