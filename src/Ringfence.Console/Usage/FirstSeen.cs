using System.Globalization;
using Ringfence.Console.Follow;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Usage;

/// <summary>People, models and addresses that a team's calls had for the first time.</summary>
internal sealed class FirstSeen(EvidencePlaces places, TimeProvider time)
{
    private const int Most = 500;

    /// <param name="Kind"><c>person</c>, <c>model</c> or <c>address</c>.</param>
    public sealed record Line(string Kind, string Value, string Team, string First, long Calls);

    /// <summary>Those whose first call lies in the last days, newest first.</summary>
    public IReadOnlyList<Line> Of(Person person, int days)
    {
        if (!File.Exists(places.Store))
        {
            return [];
        }
        var from = time.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds();
        using var store = EvidenceStore.OpenReadOnly(places.Store);
        var each = string.Join(
            " UNION ALL ",
            ((string[])["person", "model", "address"]).Select(column =>
                $"SELECT '{column}' AS kind, {column} AS value, coalesce(team, '(none)') AS team, min(time) AS first, count(*) AS calls FROM gateway_call_v WHERE {column} IS NOT NULL GROUP BY {column}, team HAVING min(time) >= {from}"
            )
        );
        return
        [
            .. TrailQuestions
                .Sql(store, $"SELECT * FROM ({each}) ORDER BY first DESC", new Scope(Limit: 10_000))
                .Rows.Select(row => new Line(Text(row[0]), Text(row[1]), Text(row[2]), Text(row[3]), (long)row[4]!))
                .Where(line => person.MaySee(line.Team))
                .Take(Most),
        ];
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
