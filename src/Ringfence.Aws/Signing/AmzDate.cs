using System.Globalization;

namespace Ringfence.Aws.Signing;

/// <summary>The one form of time in signatures: <c>yyyyMMddTHHmmssZ</c>.</summary>
internal static class AmzDate
{
    private const string Form = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>How many of its characters are the day.</summary>
    public const int DayLength = 8;

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );
}
