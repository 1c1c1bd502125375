using Ringfence.Evidence.Engines;

namespace Ringfence.Evidence.Questions;

/// <summary>
/// A question, whatever engine it is put to: what was asked, its SQL in the words of a <see cref="Dialect"/>, and how an answer's page ends.
/// </summary>
public sealed class TrailQuestion
{
    private readonly Func<Dialect, string> _sql;
    private readonly Func<Dialect, Dictionary<string, object?>> _values;
    private readonly Paging _paging;

    internal TrailQuestion(
        string name,
        IReadOnlyDictionary<string, string> shown,
        Scope scope,
        Paging paging,
        Func<Dialect, string> sql,
        Func<Dialect, Dictionary<string, object?>> values
    ) => (Name, Shown, Scope, _paging, _sql, _values) = (name, shown, scope, paging, sql, values);

    /// <summary>As users call it.</summary>
    public string Name { get; }

    /// <summary>Its parameters, as given.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; }

    /// <summary>When, and how many rows.</summary>
    public Scope Scope { get; }

    /// <summary>What is done to rows that no engine can do: usage's cost, from a file of prices.</summary>
    internal Func<Answer, Answer> Finish { get; init; } = answer => answer;

    internal string Sql(Dialect dialect) => _sql(dialect);

    internal Dictionary<string, object?> Values(Dialect dialect)
    {
        var values = _values(dialect);
        values["from"] = Scope.FromMilliseconds;
        values["to"] = Scope.ToMilliseconds;
        values["limit"] = Scope.Limit + 1L;
        _paging.Bind(Scope, values);
        return values;
    }

    /// <summary>Rows as an engine gave them, one more than the page when there are more, to an answer.</summary>
    internal Answer Answer(
        IReadOnlyList<string> columns,
        IReadOnlyList<object?[]> rows,
        IReadOnlyDictionary<string, IReadOnlyList<Integrity.TimeSpanUtc>> coverage
    )
    {
        var more = rows.Count > Scope.Limit;
        var page = more ? rows.Take(Scope.Limit).ToList() : rows;
        return Finish(
            new(
                Name,
                Shown,
                [.. columns.SkipLast(_paging.Hidden)],
                [.. page.Select(row => row[..^_paging.Hidden])],
                coverage,
                more ? _paging.Next(Scope, page[^1]) : null
            )
        );
    }
}
