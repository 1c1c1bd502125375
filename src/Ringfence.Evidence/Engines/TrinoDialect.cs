using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Engines;

/// <summary>Amazon Athena's SQL, which is Trino's.</summary>
internal sealed class TrinoDialect : EngineDialect
{
    public static TrinoDialect Instance { get; } = new();

    public override RawFields Raw => TrinoFields.Instance;

    public override string TimeBack(int days) =>
        $"CAST(to_unixtime(CAST(current_date - INTERVAL '{days}' DAY AS timestamp)) * 1000 AS bigint)";

    public override string DayBack(int days) =>
        $"date_format(CAST(current_date - INTERVAL '{days}' DAY AS timestamp), '%Y/%m/%d')";

    public override string Page => "OFFSET :offset LIMIT :limit";

    public override string Matches(string column, ColumnKind kind, string parameter) =>
        $@"{column} LIKE {parameter} ESCAPE '\'";

    public override string Day(string milliseconds) => $"date_format(from_unixtime({milliseconds} / 1000), '%Y-%m-%d')";

    public override string Null(ColumnKind kind) =>
        kind == ColumnKind.Number ? "CAST(NULL AS bigint)" : "CAST(NULL AS varchar)";

    public override string Whole(string number) => $"CAST(floor({number}) AS bigint)";

    public override string Different(string values) => $"array_join(array_sort(array_agg(DISTINCT {values})), ',')";
}
