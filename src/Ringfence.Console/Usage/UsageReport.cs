using System.Globalization;
using Ringfence.Console.Follow;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Usage;

/// <summary>Calls and tokens of a span of days, of the teams that somebody may see.</summary>
internal sealed class UsageReport(EvidencePlaces places, TimeProvider time)
{
    // A year of a hundred teams with ten models each has fewer; what goes beyond is said.
    private const int Most = 20_000;

    /// <summary>One day of one team with one model.</summary>
    public sealed record Line(string Day, string Team, string Model, long Calls, long Input, long Output);

    /// <param name="Cut">Whether there were more lines than were read.</param>
    public sealed record Report(DateOnly From, DateOnly To, IReadOnlyList<Line> Lines, bool Cut);

    /// <summary>The days, both inclusive; by default the last thirty.</summary>
    public Report Of(Person person, DateOnly? from, DateOnly? to)
    {
        var last = to ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = from is { } given && given <= last ? given : last.AddDays(-29);
        if (!File.Exists(places.Store))
        {
            return new(first, last, [], false);
        }
        using var store = EvidenceStore.OpenReadOnly(places.Store);
        var answer = TrailQuestions.Usage(
            store,
            new Dictionary<string, ModelPrice>(),
            new Scope(Start(first), Start(last.AddDays(1)), Most)
        );
        return new(
            first,
            last,
            [.. answer.Rows.Select(Read).Where(line => person.MaySee(line.Team))],
            answer.Next is not null
        );
    }

    private static Line Read(object?[] row) =>
        new(Text(row[0]), Text(row[1]), Text(row[2]), Number(row[3]), Number(row[4]), Number(row[5]));

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static long Number(object? value) =>
        value is null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
