using System.Globalization;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Engines;

/// <summary>
/// What ClickHouse and Athena share: relations under the names of the store's tables, values as text, and with every row its file
/// (<c>path</c>), its mark and, where the files lie by day, the day (<c>yyyy/MM/dd</c>).
/// </summary>
internal abstract class EngineDialect : Dialect
{
    // A file's day is that of its delivery: never before the call's, and seldom more than a day behind it.
    private static readonly TimeSpan Delivery = TimeSpan.FromDays(1);

    private static readonly HashSet<string> ByDay = ["event", "invocation", "unexplained"];

    /// <summary>When the day began, UTC, that is so many days before today, in milliseconds since 1970.</summary>
    public abstract string TimeBack(int days);

    /// <summary>That day as files lie by it, <c>yyyy/MM/dd</c>.</summary>
    public abstract string DayBack(int days);

    /// <summary>What the raw logs hold, and how the engine gets at it.</summary>
    public abstract RawFields Raw { get; }

    public override bool LooksUp => false;

    public override string Text(string column) => column;

    public override string Is(string column, ColumnKind kind, string parameter) => $"{column} = {parameter}";

    public override string Pattern(string pattern) =>
        pattern
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal)
            .Replace('*', '%');

    public override string Like(string text, string pattern) => $"{text} LIKE '{pattern}'";

    public override string During(string alias, string relation, Scope scope, TimeSpan slack = default)
    {
        var bounds = new List<string>();
        if (scope.DaysBack is { } days)
        {
            bounds.Add($"{alias}.time >= {TimeBack(days)}");
            if (ByDay.Contains(relation))
            {
                bounds.Add($"{alias}.day >= {DayBack(days)}");
            }
        }

        if (scope.From is { } from)
        {
            from -= slack;
            bounds.Add(string.Create(CultureInfo.InvariantCulture, $"{alias}.time >= {from.ToUnixTimeMilliseconds()}"));
            if (ByDay.Contains(relation))
            {
                bounds.Add($"{alias}.day >= '{DayOf(from)}'");
            }
        }

        if (scope.To is { } to)
        {
            to += slack;
            bounds.Add(string.Create(CultureInfo.InvariantCulture, $"{alias}.time < {to.ToUnixTimeMilliseconds()}"));
            if (ByDay.Contains(relation))
            {
                bounds.Add($"{alias}.day <= '{DayOf(to + Delivery)}'");
            }
        }

        return bounds.Count == 0 ? "1 = 1" : string.Join(" AND ", bounds);
    }

    public override string Source(string alias) => $"{alias}.path AS file, {alias}.mark AS mark";

    public override string File(string alias) => $"{alias}.file";

    public override string MarkNumber(string alias) => $"{alias}.mark";

    public override string Unexplained(string alias) => $"unexplained {alias}";

    private static string DayOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
}
