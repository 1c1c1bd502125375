using System.CommandLine;
using Ringfence.Evidence.Questions;

namespace Ringfence.Cli.Trail;

/// <summary>The questions to the evidence store as commands.</summary>
internal static class StoreQuestions
{
    public static IEnumerable<Command> Create() =>
        [.. QuestionForms.All().Select(QuestionCommand.Create), AnomaliesCommand.Create(), Sql()];

    private static Command Sql()
    {
        var sql = new Argument<string>("SQL")
        {
            Description = "A SELECT over event_v, gateway_call_v, invocation_v, access_v, flow_v",
        };
        return QuestionCommand.Create(
            "sql",
            "Any question in SQL; nothing can be written. Times are milliseconds since 1970, UTC.\n\nExample:\n  ringfence trail sql \"SELECT name, count(*) AS calls FROM event_v GROUP BY name ORDER BY calls DESC\"",
            [sql],
            (result, store, scope) =>
            {
                if (scope.From is not null || scope.To is not null || scope.Cursor is not null)
                {
                    throw new BadInputException(
                        "sql: --from, --to and --after bound no statement of your own; write them in it (WHERE time >= unixepoch('2026-06-11') * 1000, LIMIT, OFFSET)"
                    );
                }

                try
                {
                    return TrailQuestions.Sql(store, result.GetValue(sql)!, scope);
                }
                catch (IOException error)
                {
                    throw new BadInputException($"SQL: {error.Message}");
                }
            }
        );
    }
}
