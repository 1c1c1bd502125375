using System.Globalization;

namespace Ringfence.LocalBedrock.Host;

/// <summary>AWS's ways of writing a time.</summary>
internal static class AwsTime
{
    /// <summary><c>2026-06-11T08:03:17Z</c></summary>
    public static string Seconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>2026-06-11T08:03:17.482Z</c></summary>
    public static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Any compact form that object keys use, e.g. <c>yyyyMMdd'T'HHmmss'Z'</c>.</summary>
    public static string Compact(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
