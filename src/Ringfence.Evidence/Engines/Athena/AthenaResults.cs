using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Evidence.Questions;

namespace Ringfence.Evidence.Engines.Athena;

/// <summary>A finished query's rows, page by page.</summary>
internal sealed class AthenaResults(AthenaApi api)
{
    // The API's own limit.
    private const int RowsAPage = 1000;

    /// <exception cref="IOException">Athena refused, or answered something else than rows.</exception>
    public async Task<(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)> ReadAsync(
        string id,
        CancellationToken cancel
    )
    {
        var rows = new List<object?[]>();
        (string Name, string Type)[] columns = [];
        string? next = null;
        do
        {
            var body = new JsonObject { ["QueryExecutionId"] = id, ["MaxResults"] = RowsAPage };
            if (next is not null)
            {
                body["NextToken"] = next;
            }

            var page = await api.CallAsync("GetQueryResults", body, cancel);
            var result = page.GetProperty("ResultSet");
            var first = next is null;
            columns = first ? Columns(result) : columns;

            // The first row of the first page is the header.
            rows.AddRange(
                result
                    .GetProperty("Rows")
                    .EnumerateArray()
                    .Skip(first ? 1 : 0)
                    .Select(row => Row(columns, row.GetProperty("Data")))
            );
            next = page.Text("NextToken");
        } while (next is not null);
        return ([.. columns.Select(column => column.Name)], rows);
    }

    private static (string Name, string Type)[] Columns(JsonElement result) =>
        [
            .. result
                .GetProperty("ResultSetMetadata")
                .GetProperty("ColumnInfo")
                .EnumerateArray()
                .Select(column => (column.Text("Name") ?? "", column.Text("Type") ?? "varchar")),
        ];

    private static object?[] Row((string Name, string Type)[] columns, JsonElement data)
    {
        var row = new object?[columns.Length];
        var at = 0;
        foreach (var cell in data.EnumerateArray())
        {
            row[at] = cell.TryGetProperty("VarCharValue", out var value)
                ? Value(columns[at], value.GetString()!)
                : null;
            at++;
        }

        return row;
    }

    private static object Value((string Name, string Type) column, string text) =>
        column.Type switch
        {
            "tinyint"
            or "smallint"
            or "integer"
            or "bigint" when long.TryParse(text, CultureInfo.InvariantCulture, out var whole) => Query.Shown(
                column.Name,
                whole
            ),
            "double"
            or "float"
            or "real"
            or "decimal" when double.TryParse(text, CultureInfo.InvariantCulture, out var real) => real,
            _ => text,
        };
}
