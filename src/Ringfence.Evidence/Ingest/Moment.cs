using System.Globalization;
using System.Text;

namespace Ringfence.Evidence.Ingest;

/// <summary>Times as logs write them, to milliseconds since 1970.</summary>
internal static class Moment
{
    // Before AWS there was nothing to log; a record of the next century is a broken one.
    private static readonly long Earliest = new DateTimeOffset(
        2000,
        1,
        1,
        0,
        0,
        0,
        TimeSpan.Zero
    ).ToUnixTimeMilliseconds();
    private static readonly long Latest = new DateTimeOffset(
        2100,
        1,
        1,
        0,
        0,
        0,
        TimeSpan.Zero
    ).ToUnixTimeMilliseconds();

    /// <summary>Whether something can have happened then.</summary>
    public static bool Plausible(long milliseconds) => milliseconds >= Earliest && milliseconds < Latest;

    /// <summary>ISO 8601; the common form, <c>2026-06-11T00:03:17Z</c>, without an allocation.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long milliseconds)
    {
        if (
            text.Length == 20
            && text[19] == 'Z'
            && text[4] == '-'
            && text[10] == 'T'
            && Number(text[..4], out var year)
            && Number(text[5..7], out var month)
            && Number(text[8..10], out var day)
            && Number(text[11..13], out var hour)
            && Number(text[14..16], out var minute)
            && Number(text[17..19], out var second)
            && year > 0
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            && hour < 24
            && minute < 60
            && second < 60
        )
        {
            milliseconds =
                (
                    new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks
                    - DateTime.UnixEpoch.Ticks
                ) / TimeSpan.TicksPerMillisecond;
            return true;
        }

        return Slowly(text, out milliseconds);
    }

    /// <summary>Seconds or milliseconds since 1970, as a number or its text.</summary>
    public static bool TryParseEpoch(ReadOnlySpan<byte> text, out long milliseconds)
    {
        if (long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            milliseconds = number < 100_000_000_000 ? number * 1000 : number;
            return true;
        }

        milliseconds = 0;
        return false;
    }

    /// <summary>Apache's form: <c>06/Feb/2026:00:00:38 +0000</c>.</summary>
    public static bool TryParseCommonLog(ReadOnlySpan<byte> text, out long milliseconds)
    {
        var parsed = DateTimeOffset.TryParseExact(
            Encoding.ASCII.GetString(text),
            "dd/MMM/yyyy:HH:mm:ss zzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        );
        milliseconds = time.ToUnixTimeMilliseconds();
        return parsed;
    }

    private static bool Slowly(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length is < 8 or > 40)
        {
            return false;
        }

        var parsed = DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(text),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        );
        milliseconds = time.ToUnixTimeMilliseconds();
        return parsed;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
