using System.Globalization;
using System.Text;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>Rows of all layers in the order of time, page by page.</summary>
internal static class LayerQuestion
{
    // The cursor's parts, not shown.
    private const int Hidden = 2;

    public static Answer Ask(
        EvidenceStore store,
        string question,
        Dictionary<string, string> shown,
        IReadOnlyList<Filter> filters,
        bool once,
        Scope scope
    )
    {
        var parameters = new Dictionary<string, object?>
        {
            ["from"] = scope.FromMilliseconds,
            ["to"] = scope.ToMilliseconds,
            ["limit"] = scope.Limit + 1,
        };
        for (var at = 0; at < filters.Count; at++)
        {
            parameters[$"f{at}"] = filters[at].Value;
        }

        if (scope.Cursor is { } cursor)
        {
            (parameters["cursor_time"], parameters["cursor_layer"], parameters["cursor_id"]) = Read(cursor);
        }

        var query = Query.Run(store, LayerSql.Rows(filters, once, scope), parameters);
        var more = query.Rows.Count > scope.Limit;
        var rows = query.Rows.Take(scope.Limit).ToList();
        return new(
            question,
            shown,
            [.. query.Columns.SkipLast(Hidden)],
            [.. rows.Select(row => row[..^Hidden])],
            Coverage.Of(store, scope),
            more ? Write(rows[^1]) : null
        );
    }

    private static string Write(object?[] last)
    {
        var time = last[0] is string text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()
            : 0;
        return Convert.ToBase64String(Encoding.ASCII.GetBytes($"{time}.{last[^2]}.{last[^1]}"));
    }

    private static (long Time, long Layer, long Id) Read(string cursor)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(Convert.FromBase64String(cursor)).Split('.');
            return (Number(parts[0]), Number(parts[1]), Number(parts[2]));
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException)
        {
            throw new FormatException($"'{cursor}' is no cursor; give the `next` of the page before", error);
        }

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }
}
