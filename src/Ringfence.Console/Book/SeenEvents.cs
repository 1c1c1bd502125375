using System.Globalization;
using Ringfence.Console.Follow;
using Ringfence.Controls;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Book;

/// <summary>How often the evidence store has an event of a name, and when last.</summary>
internal sealed class SeenEvents(EvidencePlaces places)
{
    /// <summary>Counts by source and name alone, whatever stands in the event.</summary>
    public IReadOnlyDictionary<EventPattern, (long Count, DateTimeOffset? Last)> Of(IEnumerable<EventPattern> patterns)
    {
        using var store = File.Exists(places.Store) ? EvidenceStore.OpenReadOnly(places.Store) : null;
        var seen = new Dictionary<EventPattern, (long, DateTimeOffset?)>();
        foreach (var pattern in patterns)
        {
            seen[pattern] = store is null ? (0, null) : Of(store, pattern);
        }
        return seen;
    }

    private static (long Count, DateTimeOffset? Last) Of(EvidenceStore store, EventPattern pattern)
    {
        var answer = TrailQuestions.Sql(
            store,
            $"SELECT count(*), max(time) FROM event_v WHERE source = '{Quoted(pattern.Source)}' AND name = '{Quoted(pattern.Name)}'",
            new Scope(Limit: 1)
        );
        return answer.Rows is [[long count, var last], ..] ? (count, Moment(last)) : (0, null);
    }

    private static DateTimeOffset? Moment(object? last) =>
        last switch
        {
            long milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            _ => null,
        };

    // Both come from the catalogue; quoted all the same.
    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
