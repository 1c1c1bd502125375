using System.Globalization;
using System.Text.RegularExpressions;

namespace Ringfence.Evidence.Integrity;

/// <summary>What the key of a log file says.</summary>
internal static partial class LogName
{
    /// <summary>The minute of the file's name, or the day of its folder; null when the key has neither.</summary>
    public static DateTimeOffset? Time(string key)
    {
        if (Minute.Match(key) is { Success: true } minute)
        {
            return Exact(minute.Groups["time"].Value, "yyyyMMdd'T'HHmm");
        }

        return Day.Match(key) is { Success: true } day ? Exact(day.Groups["day"].Value, "yyyy/MM/dd") : null;
    }

    private static DateTimeOffset? Exact(string text, string format) =>
        DateTimeOffset.TryParseExact(
            text,
            format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    [GeneratedRegex(
        @"_CloudTrail_[a-z0-9-]+[_-](?<time>\d{8}T\d{4})Z?[^/]*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Minute { get; }

    [GeneratedRegex(@"/(?<day>\d{4}/\d{2}/\d{2})/[^/]*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Day { get; }
}
