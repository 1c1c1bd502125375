using Ringfence.Evidence.Engines;

namespace Ringfence.Evidence.Questions;

/// <summary>What another layer has of the call that a row tells: a mark by the row's request id. One broken record among several is told.</summary>
internal static class Marks
{
    /// <summary>The mark as a word.</summary>
    /// <param name="row">The row's alias; it has <c>layer</c>, <c>request_id</c> and <c>row_id</c>.</param>
    /// <param name="own">The mark's number where the row is of this layer itself, and null else.</param>
    public static string Value(Dialect dialect, string layer, string row, string own) =>
        Word($"coalesce({own}, {(dialect.LooksUp ? $"({LookedUp(layer, row)})" : $"{Alias(layer)}.mark")})");

    /// <summary>The mark of the invocation log, for rows that are CloudTrail's.</summary>
    public static string OfInvocation(Dialect dialect, string row) =>
        Word(
            dialect.LooksUp
                ? $"(SELECT max(f.mark) FROM invocation i JOIN file f ON f.id = i.file WHERE i.request_id = {row}.request_id)"
                : $"{Alias("invocation-log")}.mark"
        );

    /// <summary>A mark's number as a word.</summary>
    public static string Word(string number) =>
        $"CASE {number} WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END";

    /// <summary>What <see cref="Value"/> needs behind the rows, where the engine joins.</summary>
    public static string Join(Dialect dialect, string layer, string row, Scope scope, TimeSpan slack)
    {
        if (dialect.LooksUp)
        {
            return "";
        }

        var (relation, alias) = layer == "cloudtrail" ? ("event", "e") : ("invocation", "i");
        var during = dialect.During(alias, relation, scope, slack);
        var pairs =
            layer == "gateway"
                ? $"SELECT a.aws_request_id AS id, g.mark AS mark FROM attempt a JOIN gateway_call g ON g.id = a.call WHERE {dialect.During("g", "gateway_call", scope, slack)}"
                : $"SELECT {alias}.request_id AS id, {alias}.mark AS mark FROM {relation} {alias} WHERE {alias}.request_id IS NOT NULL AND {during} UNION ALL SELECT a.call AS id, {alias}.mark AS mark FROM attempt a JOIN {relation} {alias} ON {alias}.request_id = a.aws_request_id WHERE {during}";
        return $"\n  LEFT JOIN (SELECT id, max(mark) AS mark FROM ({pairs}) m GROUP BY id) {Alias(layer)} ON {Alias(layer)}.id = {row}.request_id";
    }

    private static string Alias(string layer) => layer[..1] + "_mark";

    // A gateway's row has Ringfence's own request id: its calls of AWS are in `attempt`.
    private static string LookedUp(string layer, string row)
    {
        var ids =
            $"(SELECT {row}.request_id WHERE {row}.layer <> 'gateway' UNION ALL SELECT aws_request_id FROM attempt WHERE {row}.layer = 'gateway' AND call = {row}.row_id)";
        return layer switch
        {
            "gateway" =>
                $"SELECT max(f.mark) FROM attempt a JOIN gateway_call g ON g.id = a.call JOIN file f ON f.id = g.file WHERE a.aws_request_id = {row}.request_id",
            "cloudtrail" => $"SELECT max(f.mark) FROM event e JOIN file f ON f.id = e.file WHERE e.request_id IN {ids}",
            _ => $"SELECT max(f.mark) FROM invocation i JOIN file f ON f.id = i.file WHERE i.request_id IN {ids}",
        };
    }
}
