using Ringfence.Evidence.Questions;

namespace Ringfence.Evidence.Engines;

/// <summary>A question as an engine is given it.</summary>
internal static class EngineSql
{
    public static BoundSql OfClickHouse(TrailQuestion question) =>
        BoundSql.Of(
            question.Sql(ClickHouseDialect.Instance),
            question.Values(ClickHouseDialect.Instance),
            name => $"{{{name}:String}}"
        );

    public static BoundSql OfAthena(TrailQuestion question) =>
        BoundSql.Of(question.Sql(TrinoDialect.Instance), question.Values(TrinoDialect.Instance), _ => "?");
}
