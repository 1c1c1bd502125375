using System.Globalization;
using System.Text;
using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>
/// One definition of "rows of all layers under these conditions": each layer's page, the pages together, and for the rows that are shown
/// what the other layers have. Rows have an order that every engine has: time, layer, the record's own key.
/// </summary>
internal static class LayerSql
{
    // A call's records in other layers may lie beyond the span asked for, by its length and the clocks.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <param name="once">Each call once, from the layer that says most; otherwise every layer's row.</param>
    public static string Rows(Dialect dialect, IReadOnlyList<Filter> filters, bool once, Scope scope, bool paged = true)
    {
        var layers = new List<string>();
        for (var number = 0; number < Layer.All.Count; number++)
        {
            var layer = Layer.All[number];
            if (
                filters.All(filter => filter.AppliesTo(layer))
                && (layer.OnlyBy is null || filters.Any(filter => filter.Column == layer.OnlyBy))
            )
            {
                layers.Add(Select(dialect, layer, number, filters, once, scope, paged));
            }
        }

        return layers.Count == 0
            ? "SELECT 1 WHERE 1 = 0"
            : Page(dialect, string.Join("\nUNION ALL\n", layers), scope, paged);
    }

    private static string Select(
        Dialect dialect,
        Layer layer,
        int number,
        IReadOnlyList<Filter> filters,
        bool once,
        Scope scope,
        bool paged
    )
    {
        var table = Tables.All.First(table => table.Name == layer.Table);
        var sql = new StringBuilder(
            $"SELECT * FROM (SELECT t.time AS time, {number} AS layer_number, t.{table.Key} AS id, t.id AS row_id, '{layer.Name}' AS layer, {dialect.Source("t")}"
        );
        foreach (var shared in Layer.Shared)
        {
            var kind = shared.EndsWith("tokens", StringComparison.Ordinal) ? ColumnKind.Number : ColumnKind.Text;
            sql.Append(", ")
                .Append(layer.Columns.TryGetValue(shared, out var own) ? $"t.{own}" : dialect.Null(kind))
                .Append(" AS ")
                .Append(shared);
        }

        sql.Append(
            CultureInfo.InvariantCulture,
            $" FROM {layer.Table} t WHERE {dialect.During("t", layer.Table, scope)}"
        );
        for (var at = 0; at < filters.Count; at++)
        {
            sql.Append(" AND ").Append(filters[at].Condition(dialect, $":f{at}", layer, table));
        }

        if (once && layer.ToldBy is { } told)
        {
            sql.Append(" AND NOT ").Append(told(dialect));
        }

        if (scope.Cursor is not null)
        {
            sql.Append(
                CultureInfo.InvariantCulture,
                $" AND (coalesce(t.time, 0) > :cursor_time OR (coalesce(t.time, 0) = :cursor_time AND ({number} > :cursor_layer OR ({number} = :cursor_layer AND t.{table.Key} > :cursor_id))))"
            );
        }

        return sql.Append(
                paged ? $" ORDER BY t.time NULLS FIRST, t.{table.Key} LIMIT :limit) page_{number}" : $") page_{number}"
            )
            .ToString();
    }

    // Words and marks are resolved only for the rows that are shown.
    private static string Page(Dialect dialect, string union, Scope scope, bool paged)
    {
        var shared = string.Join(
            ", ",
            Layer.Shared.Select(name =>
                name is "request_id" or "input_tokens" or "output_tokens" ? $"p.{name} AS {name}"
                : name == "outcome" ? $"{Outcome(dialect)} AS outcome"
                : $"{dialect.Text($"p.{name}")} AS {name}"
            )
        );
        string[] marks = ["gateway", "cloudtrail", "invocation-log"];
        return $"""
            SELECT p.time AS time, p.layer AS layer, {shared},
              {string.Join(
                ", ",
                marks.Select(layer =>
                    $"{Marks.Value(dialect, layer, "p", Own(dialect, layer))} AS {layer.Replace("-log", "", StringComparison.Ordinal)}_mark"
                )
            )},
              {dialect.File("p")} AS record, p.layer_number AS layer_number, p.id AS id
            FROM (SELECT * FROM ({union}) u{(
                paged ? " ORDER BY time NULLS FIRST, layer_number, id LIMIT :limit" : ""
            )}) p {string.Concat(marks.Select(layer => Marks.Join(dialect, layer, "p", scope, Slack)))}
            {(paged ? "ORDER BY p.time NULLS FIRST, p.layer_number, p.id" : "")}
            """;
    }

    // AWS's logs say nothing of success, the ledger says that the error was None: a reader is told one word.
    private static string Outcome(Dialect dialect)
    {
        var text = dialect.Text("p.outcome");
        return $"CASE WHEN p.layer IN ('cloudtrail', 'invocation-log') THEN coalesce({text}, 'success') WHEN {text} = 'None' THEN 'success' ELSE {text} END";
    }

    private static string Own(Dialect dialect, string layer) =>
        $"CASE WHEN p.layer = '{layer}' THEN {dialect.MarkNumber("p")} END";
}
