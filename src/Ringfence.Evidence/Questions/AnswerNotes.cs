using System.Globalization;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>What a reader of an answer over several layers must know besides its rows.</summary>
internal static class AnswerNotes
{
    private const int MostAddenda = 20;

    // Other questions show one layer, or compare none.
    private static readonly HashSet<string> OverLayers = ["call", "who", "bypass", "timeline"];

    public static IReadOnlyList<string> Of(EvidenceStore store, Answer answer, Scope scope) =>
        OverLayers.Contains(answer.Question) ? [.. Clocks(store, scope), .. Addenda(store, answer)] : [];

    private static IEnumerable<string> Clocks(EvidenceStore store, Scope scope)
    {
        foreach (var (layer, skew) in ClockSkews.Of(store, scope))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"clocks: {layer}'s lies {skew.Milliseconds} ms from the gateway's (median of {skew.Calls} joined calls; CloudTrail notes whole seconds)"
            );
        }
    }

    private static IEnumerable<string> Addenda(EvidenceStore store, Answer answer)
    {
        var column = answer.Columns.ToList().IndexOf("request_id");
        if (column < 0)
        {
            yield break;
        }

        using var of = new Statement(
            store.Database,
            "SELECT event_id, addendum, updates, (SELECT 1 FROM superseded s WHERE s.event_id = e.updates) FROM event_v e WHERE request_id = ? AND addendum IS NOT NULL"
        );
        var told = 0;
        foreach (var request in answer.Rows.Select(row => row[column] as string).OfType<string>().Distinct())
        {
            of.Bind(1, request);
            while (told < MostAddenda && of.Step())
            {
                told++;
                yield return Addendum(of, request);
            }

            of.Reset();
        }
    }

    private static string Addendum(Statement of, string request)
    {
        var said = $"request {request}: CloudTrail delivered event {of.Text(0)} with an addendum ({of.Text(1)})";
        return of.Text(2) is not { } original ? said
            : of.Text(3) is null ? $"{said} to event {original}, which is not here"
            : $"{said}; it supersedes event {original}, which is kept in superseded_v and counted nowhere";
    }
}
