using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>The questions put to a store.</summary>
public static class TrailQuestions
{
    /// <summary>The answer of this store.</summary>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public static Answer Answer(EvidenceStore store, TrailQuestion question)
    {
        var dialect = SqliteDialect.Instance;
        var query = Query.Run(store, question.Sql(dialect), question.Values(dialect));
        var answer = question.Answer(query.Columns, query.Rows, Coverage.Of(store, question.Scope));
        return answer with { Notes = AnswerNotes.Of(store, answer, question.Scope) };
    }

    /// <inheritdoc cref="Ask.Who"/>
    public static Answer Who(EvidenceStore store, IReadOnlyList<(string Column, string Value)> by, Scope scope) =>
        Answer(store, Ask.Who(by, scope));

    /// <inheritdoc cref="Ask.Timeline"/>
    public static Answer Timeline(EvidenceStore store, string person, Scope scope) =>
        Answer(store, Ask.Timeline(person, scope));

    /// <inheritdoc cref="Ask.Bypass"/>
    public static Answer Bypass(EvidenceStore store, TimeSpan window, Scope scope) =>
        Answer(store, Ask.Bypass(window, scope));

    /// <inheritdoc cref="Ask.Usage"/>
    public static Answer Usage(EvidenceStore store, IReadOnlyDictionary<string, ModelPrice> prices, Scope scope) =>
        Answer(store, Ask.Usage(prices, scope));

    /// <inheritdoc cref="Ask.Blast"/>
    public static Answer Blast(EvidenceStore store, string column, string value, Scope scope) =>
        Answer(store, Ask.Blast(column, value, scope));

    /// <inheritdoc cref="Ask.Diff"/>
    public static Answer Diff(EvidenceStore store, DateOnly earlier, DateOnly later, Scope scope) =>
        Answer(store, Ask.Diff(earlier, later, scope));

    /// <summary>Any question in SQL, over the views <c>event_v</c>, <c>gateway_call_v</c>, <c>invocation_v</c>, <c>access_v</c>, <c>flow_v</c>. Nothing can be written.</summary>
    /// <exception cref="IOException">The SQL is wrong.</exception>
    /// <exception cref="ArgumentException">The SQL would write.</exception>
    public static Answer Sql(EvidenceStore store, string sql, Scope scope)
    {
        using (var statement = new Statement(store.Database, sql))
        {
            if (statement.Columns == 0 || !statement.ReadOnly)
            {
                throw new ArgumentException("the store is only read here: give a SELECT", nameof(sql));
            }

            if (statement.Rest.Length > 0)
            {
                throw new ArgumentException(
                    $"one statement at a time; behind the first stands '{statement.Rest}'",
                    nameof(sql)
                );
            }

            if (statement.Parameters > 0)
            {
                throw new ArgumentException(
                    "the statement has parameters (?, :name), and nothing binds them",
                    nameof(sql)
                );
            }
        }

        var query = Query.Run(store, sql, new Dictionary<string, object?>(), scope.Limit + 1);
        var more = query.Rows.Count > scope.Limit;
        return new(
            "sql",
            scope.Parameters(("sql", sql)),
            query.Columns,
            more ? [.. query.Rows.Take(scope.Limit)] : query.Rows,
            Coverage.Of(store, scope),
            null
        )
        {
            Notes = more
                ?
                [
                    $"there are more rows than {scope.Limit}: raise --limit, or page by the statement's own ORDER BY, LIMIT and OFFSET",
                ]
                : [],
        };
    }
}
