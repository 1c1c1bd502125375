using System.CommandLine.Parsing;
using System.Globalization;

namespace Ringfence.Cli;

/// <summary>Durations as people type them: <c>90s</c>, <c>30m</c>, <c>8h</c>, <c>7d</c>.</summary>
internal static class Duration
{
    /// <summary>Reads an option's value; the complaint goes to the parser.</summary>
    public static TimeSpan Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (
            text.Length > 1
            && double.TryParse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture, out var number)
            && number > 0
        )
        {
            switch (text[^1])
            {
                case 's':
                    return TimeSpan.FromSeconds(number);
                case 'm':
                    return TimeSpan.FromMinutes(number);
                case 'h':
                    return TimeSpan.FromHours(number);
                case 'd':
                    return TimeSpan.FromDays(number);
            }
        }

        result.AddError($"'{text}' is no duration: a number and one of s, m, h, d, for example 8h");
        return default;
    }
}
