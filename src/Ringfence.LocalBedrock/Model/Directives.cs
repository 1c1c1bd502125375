using System.Globalization;
using System.Text;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Model;

/// <summary>
/// What a prompt tells the stand-in to do: <c>[[local: delay=300ms; chunks=50; fail=modelStreamError after=3]]</c> anywhere in the
/// last user turn. README: Directives.
/// </summary>
internal sealed record Directives
{
    public static readonly Directives None = new();

    /// <summary>Time before the first byte; null leaves it to the configuration.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Time between streamed pieces; null leaves it to the configuration.</summary>
    public TimeSpan? ChunkDelay { get; init; }

    /// <summary>Pieces to stream the answer in.</summary>
    public int? Chunks { get; init; }

    /// <summary>Words the answer is to have, at the least.</summary>
    public int? Words { get; init; }

    /// <summary>The failure to answer with.</summary>
    public Failure? Fail { get; init; }

    public Cut Cut { get; init; }

    /// <summary>Pieces sent before the failure or the cut; null fails a call before it begins, and cuts after the first piece.</summary>
    public int? After { get; init; }

    public string? Tool { get; init; }

    /// <summary>The tool's input as JSON; null makes one up from its schema.</summary>
    public string? Input { get; init; }

    /// <summary>The whole answer.</summary>
    public string? Say { get; init; }

    /// <summary>Answer with what was asked.</summary>
    public bool Echo { get; init; }

    /// <summary>Answer with made-up identifiers.</summary>
    public bool Phi { get; init; }

    private const string Opening = "[[local:";

    /// <summary>Takes every directive out of <paramref name="text"/>.</summary>
    /// <exception cref="AwsFault">A directive that does not exist or has no such value: 400, naming it.</exception>
    public static (string Asked, Directives Directives) Take(string text)
    {
        var start = text.IndexOf(Opening, StringComparison.Ordinal);
        if (start < 0)
        {
            return (text, None);
        }

        var rest = new StringBuilder();
        var directives = None;
        var position = 0;
        while (start >= 0)
        {
            rest.Append(text, position, start - position);
            var words = new DirectiveWords(text, start + Opening.Length);
            while (words.Next(out var name, out var value))
            {
                directives = directives.With(name, value);
            }

            position = words.Position;
            start = text.IndexOf(Opening, position, StringComparison.Ordinal);
        }

        rest.Append(text, position, text.Length - position);
        return (rest.ToString().Trim(), directives);
    }

    private Directives With(string name, string? value) =>
        (name, value) switch
        {
            ("delay", not null) => this with { Delay = Duration(name, value) },
            ("chunk-delay", not null) => this with { ChunkDelay = Duration(name, value) },
            ("chunks", not null) => this with { Chunks = Number(name, value) },
            ("words", not null) => this with { Words = Number(name, value) },
            ("after", not null) => this with { After = Number(name, value) },
            ("throttle", null) => this with { Fail = Failure.Named("throttling") },
            ("fail", not null) => this with { Fail = Failure.Named(value) },
            ("status", not null) => this with { Fail = Failure.OfStatus(Number(name, value)) },
            ("cut", null) => this with { Cut = Cut.BetweenFrames },
            ("cut", "midframe") => this with { Cut = Cut.MidFrame },
            ("tool", not null) => this with { Tool = value },
            ("input", not null) => this with { Input = value },
            ("say", not null) => this with { Say = value },
            ("echo", null) => this with { Echo = true },
            ("phi", null) => this with { Phi = true },
            _ => throw AwsFault.Validation(
                $"LocalBedrock knows no directive '{name}{(value is null ? "" : "=" + value)}'. It knows delay= chunk-delay= chunks= words= throttle fail= status= after= cut cut=midframe tool= input= say= echo phi."
            ),
        };

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000
            ? number
            : throw AwsFault.Validation(
                $"LocalBedrock directive {name}={value}: a whole number up to 100000 is needed."
            );

    private static TimeSpan Duration(string name, string value)
    {
        var (digits, unit) =
            value.EndsWith("ms", StringComparison.Ordinal) ? (value[..^2], 1)
            : value.EndsWith('s') ? (value[..^1], 1_000)
            : (value, 0);
        return
            unit > 0
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * unit <= 3_600_000
            ? TimeSpan.FromMilliseconds(number * unit)
            : throw AwsFault.Validation(
                $"LocalBedrock directive {name}={value}: a time such as 300ms or 2s, up to an hour, is needed."
            );
    }
}
