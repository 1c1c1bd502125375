using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Engines;

/// <summary>
/// The store's SQL. Conditions on words are put on their numbers, so that the index on (word, time) is used; words and marks are looked up
/// for the rows of the page alone.
/// </summary>
internal sealed class SqliteDialect : Dialect
{
    public static SqliteDialect Instance { get; } = new();

    public override bool LooksUp => true;

    public override string Page => "LIMIT :limit OFFSET :offset";

    public override string Text(string column) => $"(SELECT value FROM word WHERE id = {column})";

    public override string Is(string column, ColumnKind kind, string parameter) =>
        kind == ColumnKind.Word
            ? $"{column} = (SELECT id FROM word WHERE value = {parameter})"
            : $"{column} = {parameter}";

    public override string Matches(string column, ColumnKind kind, string parameter) =>
        kind == ColumnKind.Word
            ? $"{column} IN (SELECT id FROM word WHERE value GLOB {parameter})"
            : $"{column} GLOB {parameter}";

    public override string Pattern(string pattern) =>
        pattern.Replace("[", "[[]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal);

    public override string Like(string text, string pattern) => $"{text} GLOB '{pattern.Replace('%', '*')}'";

    public override string During(string alias, string relation, Scope scope, TimeSpan slack = default)
    {
        alias = relation == "unexplained" ? "u" : alias;
        var from = scope.From is null ? "" : $"{alias}.time >= :from";
        var to = scope.To is null ? "" : $"{alias}.time < :to";
        return from.Length + to.Length == 0 ? "1 = 1"
            : from.Length > 0 && to.Length > 0 ? $"{from} AND {to}"
            : from + to;
    }

    public override string Day(string milliseconds) => $"date({milliseconds} / 1000, 'unixepoch')";

    public override string Null(ColumnKind kind) => "NULL";

    public override string Source(string alias) => $"{alias}.file AS file";

    public override string File(string alias) => $"(SELECT path FROM file WHERE id = {alias}.file)";

    public override string MarkNumber(string alias) => $"(SELECT mark FROM file WHERE id = {alias}.file)";

    public override string Unexplained(string alias) =>
        $"unexplained u CROSS JOIN event {alias} ON {alias}.id = u.event";

    // It is kept beside the number of the event, in an index: a page of a month's rows is found without reading the month.
    public override string UnexplainedTime(string alias) => "u.time";

    public override string Whole(string number) => $"CAST({number} AS INTEGER)";

    public override string Different(string values) => $"group_concat(DISTINCT {values} ORDER BY {values})";
}
