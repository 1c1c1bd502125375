using System.Globalization;
using Ringfence.Evidence.Store;
using SQLitePCL;

namespace Ringfence.Evidence.Questions;

/// <summary>Runs SQL over a store: named parameters in, plain values out.</summary>
internal sealed class Query
{
    // Columns that hold milliseconds since 1970, whatever the question.
    private static readonly HashSet<string> Times = ["time", "ended", "first", "last"];

    private readonly List<object?[]> _rows = [];

    private Query(IReadOnlyList<string> columns) => Columns = columns;

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<object?[]> Rows => _rows;

    /// <param name="most">Rows at most.</param>
    /// <exception cref="IOException">The SQL is wrong, or the store damaged.</exception>
    public static Query Run(
        EvidenceStore store,
        string sql,
        IReadOnlyDictionary<string, object?> parameters,
        int most = int.MaxValue
    )
    {
        using var statement = new Statement(store.Database, sql);
        foreach (var (name, value) in parameters)
        {
            Bind(statement, statement.Parameter(":" + name), value);
        }

        var query = new Query([.. Enumerable.Range(0, statement.Columns).Select(statement.Name)]);
        while (query._rows.Count < most && statement.Step())
        {
            query._rows.Add([
                .. Enumerable.Range(0, statement.Columns).Select(column => query.Value(statement, column)),
            ]);
        }

        return query;
    }

    private static void Bind(Statement statement, int index, object? value)
    {
        switch (value)
        {
            case var _ when index == 0:
                break;
            case long number:
                statement.Bind(index, number);
                break;
            case int number:
                statement.Bind(index, number);
                break;
            case double number:
                statement.Bind(index, number);
                break;
            default:
                statement.Bind(index, (string?)value);
                break;
        }
    }

    private object? Value(Statement statement, int column) =>
        statement.Type(column) switch
        {
            raw.SQLITE_NULL => null,
            raw.SQLITE_INTEGER => Shown(Columns[column], statement.Number(column)),
            raw.SQLITE_FLOAT => statement.Real(column),
            _ => statement.Text(column),
        };

    /// <summary>A number as answers show it: times as ISO 8601.</summary>
    public static object Shown(string column, long number) => Times.Contains(column) ? Iso(number) : number;

    private static string Iso(long milliseconds) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(milliseconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
