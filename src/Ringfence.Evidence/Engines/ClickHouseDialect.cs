using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Engines;

/// <summary>ClickHouse's SQL.</summary>
internal sealed class ClickHouseDialect : EngineDialect
{
    public static ClickHouseDialect Instance { get; } = new();

    public override RawFields Raw => ClickHouseFields.Instance;

    public override string TimeBack(int days) =>
        $"toInt64(toUnixTimestamp(toStartOfDay(now('UTC')) - INTERVAL {days} DAY)) * 1000";

    public override string DayBack(int days) => $"formatDateTime(now('UTC') - INTERVAL {days} DAY, '%Y/%m/%d')";

    public override string Page => "LIMIT :limit OFFSET :offset";

    public override string Matches(string column, ColumnKind kind, string parameter) => $"{column} LIKE {parameter}";

    public override string Day(string milliseconds) =>
        $"toString(toDate(fromUnixTimestamp64Milli(toInt64(assumeNotNull({milliseconds})), 'UTC'), 'UTC'))";

    public override string Null(ColumnKind kind) =>
        kind == ColumnKind.Number ? "CAST(NULL AS Nullable(Int64))" : "CAST(NULL AS Nullable(String))";

    public override string Divided(string number, string by) => $"intDiv({number}, {by})";

    public override string Whole(string number) => $"toInt64(floor({number}))";

    public override string Digits(string number) => $"toString({number})";

    public override string Different(string values) => $"arrayStringConcat(arraySort(groupUniqArray({values})), ',')";
}
