using System.CommandLine;
using System.Globalization;

namespace Ringfence.Cli.Trail;

/// <summary><c>--from</c> and <c>--to</c>: a day, or a moment with its zone. Nothing is ever read in the machine's own zone.</summary>
internal sealed class TimeOptions
{
    public Option<string?> From { get; } =
        new("--from") { Description = "From when: 2026-06-11 (UTC) or 2026-06-11T00:03:17Z or …+02:00" };

    public Option<string?> To { get; } =
        new("--to")
        {
            Description = "Until when, the latest there is unless said; a day alone means until its beginning",
        };

    public DateTimeOffset? FromOf(ParseResult result) => Read("--from", result.GetValue(From));

    public DateTimeOffset? ToOf(ParseResult result) => Read("--to", result.GetValue(To));

    private static DateTimeOffset? Read(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFK"];
        var day = text.Length == 10;
        return
            (day || text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParseExact(
                text,
                forms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
            ? time.ToUniversalTime()
            : throw new BadInputException(
                $"{option}: '{text}' is no time; give a day (2026-06-11, UTC) or a moment with its zone (2026-06-11T00:03:17Z, 2026-06-11T02:03:17+02:00)"
            );
    }
}
