using System.Globalization;

namespace Ringfence.Evidence.Questions;

/// <summary>What every question can be narrowed by.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Limit">Rows a page.</param>
/// <param name="Cursor">The <c>next</c> of the page before.</param>
public sealed record Scope(
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    int Limit = 100,
    string? Cursor = null
)
{
    /// <summary>In place of <see cref="From"/>, for a view: whole days before the day on which an engine is asked.</summary>
    internal int? DaysBack { get; init; }

    internal long FromMilliseconds => From?.ToUnixTimeMilliseconds() ?? long.MinValue;

    internal long ToMilliseconds => To?.ToUnixTimeMilliseconds() ?? long.MaxValue;

    internal Dictionary<string, string> Parameters(params ReadOnlySpan<(string Name, string? Value)> own)
    {
        var all = new Dictionary<string, string>();
        foreach (var (name, value) in own)
        {
            if (value is not null)
            {
                all[name] = value;
            }
        }

        if (From is { } from)
        {
            all["from"] = Text(from);
        }

        if (To is { } to)
        {
            all["to"] = Text(to);
        }

        return all;
    }

    internal static string Text(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
