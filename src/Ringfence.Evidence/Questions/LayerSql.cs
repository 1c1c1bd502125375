using System.Globalization;
using System.Text;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>
/// One definition of "rows of all layers under these conditions", as SQLite's SQL. Conditions on words are put on their numbers, so that
/// the index on (word, time) is used; the marks of the other layers are looked up for the rows of the page alone.
/// </summary>
internal static class LayerSql
{
    /// <param name="once">Each call once, from the layer that says most; otherwise every layer's row.</param>
    public static string Rows(IReadOnlyList<Filter> filters, bool once, Scope scope)
    {
        var layers = new List<string>();
        for (var number = 0; number < Layer.All.Count; number++)
        {
            var layer = Layer.All[number];
            if (filters.All(filter => layer.Columns.ContainsKey(filter.Column)))
            {
                layers.Add(Select(layer, number, filters, once, scope));
            }
        }

        return layers.Count == 0 ? "SELECT 1 WHERE 0" : Page(string.Join("\nUNION ALL\n", layers));
    }

    private static string Select(Layer layer, int number, IReadOnlyList<Filter> filters, bool once, Scope scope)
    {
        var table = Tables.All.First(table => table.Name == layer.Table);
        var sql = new StringBuilder(
            $"SELECT * FROM (SELECT t.time AS time, {number} AS layer_number, t.id AS id, '{layer.Name}' AS layer, t.file AS file"
        );
        foreach (var shared in Layer.Shared)
        {
            sql.Append(", ")
                .Append(layer.Columns.TryGetValue(shared, out var own) ? $"t.{own}" : "NULL")
                .Append(" AS ")
                .Append(shared);
        }

        sql.Append(
            CultureInfo.InvariantCulture,
            $" FROM {layer.Table} t WHERE {(scope.From is null && scope.To is null ? "1" : "t.time >= :from AND t.time < :to")}"
        );
        for (var at = 0; at < filters.Count; at++)
        {
            sql.Append(" AND ").Append(Condition(filters[at], $":f{at}", layer, table));
        }

        if (once && layer.Repeats != "0")
        {
            sql.Append(" AND NOT ").Append(layer.Repeats);
        }

        if (scope.Cursor is not null)
        {
            sql.Append(
                CultureInfo.InvariantCulture,
                $" AND (coalesce(t.time, 0), {number}, t.id) > (:cursor_time, :cursor_layer, :cursor_id)"
            );
        }

        return sql.Append(" ORDER BY t.time, t.id LIMIT :limit)").ToString();
    }

    private static string Condition(Filter filter, string parameter, Layer layer, Table table)
    {
        var own = layer.Columns[filter.Column];
        var word = table.Columns.First(column => column.Name == own).Kind == ColumnKind.Word;
        return (word, filter.IsPattern) switch
        {
            (true, true) => $"t.{own} IN (SELECT id FROM word WHERE value GLOB {parameter})",
            (true, false) => $"t.{own} = (SELECT id FROM word WHERE value = {parameter})",
            (false, true) => $"t.{own} GLOB {parameter}",
            _ => $"t.{own} = {parameter}",
        };
    }

    // Words and marks are resolved only for the rows that are shown.
    private static string Page(string union)
    {
        var shared = string.Join(
            ", ",
            Layer.Shared.Select(name =>
                name is "request_id" or "input_tokens" or "output_tokens"
                    ? $"p.{name} AS {name}"
                    : $"(SELECT value FROM word WHERE id = p.{name}) AS {name}"
            )
        );
        return $"""
            SELECT p.time AS time, p.layer AS layer, {shared},
              {Mark("gateway")} AS gateway_mark, {Mark("cloudtrail")} AS cloudtrail_mark, {Mark(
                "invocation-log"
            )} AS invocation_mark,
              (SELECT path FROM file WHERE id = p.file) AS record, p.layer_number AS layer_number, p.id AS id
            FROM (SELECT * FROM ({union}) ORDER BY time, layer_number, id LIMIT :limit) p
            ORDER BY p.time, p.layer_number, p.id
            """;
    }

    // A gateway's row has Ringfence's own request id: its calls of AWS are in `attempt`.
    private static string Mark(string layer)
    {
        const string Ids =
            "(SELECT p.request_id WHERE p.layer <> 'gateway' UNION ALL SELECT aws_request_id FROM attempt WHERE p.layer = 'gateway' AND call = p.id)";
        var other = layer switch
        {
            "gateway" =>
                "SELECT f.mark FROM attempt a JOIN gateway_call g ON g.id = a.call JOIN file f ON f.id = g.file WHERE a.aws_request_id = p.request_id LIMIT 1",
            "cloudtrail" =>
                $"SELECT f.mark FROM event e JOIN file f ON f.id = e.file WHERE e.request_id IN {Ids} LIMIT 1",
            _ => $"SELECT f.mark FROM invocation i JOIN file f ON f.id = i.file WHERE i.request_id IN {Ids} LIMIT 1",
        };
        return $"CASE coalesce(CASE WHEN p.layer = '{layer}' THEN (SELECT mark FROM file WHERE id = p.file) END, ({other})) WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' WHEN 0 THEN 'unverified' ELSE 'absent' END";
    }
}
