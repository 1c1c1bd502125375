using System.CommandLine;
using System.Globalization;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;

namespace Ringfence.Cli.Trail;

/// <summary>The questions as commands.</summary>
internal static class StoreQuestions
{
    public static IEnumerable<Command> Create() =>
        [Who(), Timeline(), Bypass(), Usage(), Blast(), Diff(), AnomaliesCommand.Create(), Sql()];

    private static Command Who()
    {
        (string Column, Option<string?> Option)[] by =
        [
            (
                "record",
                new("--record")
                {
                    Description = "An S3 object's ARN, a table; * matches anything: arn:aws:s3:::phi/patients/000417/*",
                }
            ),
            ("principal", new("--principal") { Description = "An AWS ARN or the gateway's issuer#subject" }),
            ("person", new("--person") { Description = "The person behind it: a.okafor" }),
            ("application", new("--application") { Description = "The client application" }),
            ("address", new("--address") { Description = "Where from" }),
            ("model", new("--model") { Description = "The Bedrock model" }),
            ("role", new("--role") { Description = "The role's ARN" }),
            ("access_key", new("--access-key") { Description = "The access key" }),
        ];
        return QuestionCommand.Create(
            "who",
            "Who touched a record, or what a person, principal, application, address or model was in: each call once, with what each layer says of it.\n\nExample:\n  ringfence trail who --record 'arn:aws:s3:::phi-records/patients/000417/*' --from 2026-06-01",
            by.Select(one => one.Option),
            (result, store, scope) =>
            {
                var given = by.Where(one => result.GetValue(one.Option) is not null)
                    .Select(one => (one.Column, result.GetValue(one.Option)!))
                    .ToList();
                return given.Count > 0
                    ? TrailQuestions.Who(store, given, scope)
                    : throw new BadInputException(
                        "who: give at least one of --record, --principal, --person, --application, --address, --model, --role, --access-key"
                    );
            }
        );
    }

    private static Command Timeline()
    {
        var person = new Argument<string>("PERSON") { Description = "The gateway's user, AWS's SourceIdentity" };
        return QuestionCommand.Create(
            "timeline",
            "Everything that one person did, in every layer, in order.\n\nExample:\n  ringfence trail timeline a.okafor --from 2026-06-11T09:00:00Z --to 2026-06-11T10:00:00Z",
            [person],
            (result, store, scope) => TrailQuestions.Timeline(store, result.GetValue(person)!, scope)
        );
    }

    private static Command Bypass()
    {
        var window = new Option<TimeSpan>("--window")
        {
            Description = "How far the newest gateway record must lie behind a call before it counts as sure",
            DefaultValueFactory = _ => TrailRange.DefaultWindow,
            CustomParser = Duration.Parse,
        };
        return QuestionCommand.Create(
            "bypass",
            "Model calls in CloudTrail that no gateway entry explains, over the runtime, mantle, batch, asynchronous calls, agents and bearer tokens. Exit code 1 when there are any.\n\nExample:\n  ringfence trail bypass --from 2026-06-01 --format csv",
            [window],
            (result, store, scope) => TrailQuestions.Bypass(store, result.GetValue(window), scope),
            answer => answer.Rows.Count > 0 ? ExitCode.Findings : ExitCode.Clean
        );
    }

    private static Command Usage()
    {
        var prices = new Option<FileInfo?>("--prices")
        {
            Description = "{\"MODEL\":{\"input\":3,\"output\":15}}, a million tokens",
        };
        return QuestionCommand.Create(
            "usage",
            "Calls, tokens and cost by day, team and model; calls around the gateway are a team of their own.\n\nExample:\n  ringfence trail usage --prices prices.json --from 2026-06-01 --to 2026-07-01",
            [prices],
            (result, store, scope) =>
            {
                var file = result.GetValue(prices);
                return file is { Exists: false }
                    ? throw new BadInputException($"--prices: there is no file '{file.FullName}'")
                    : TrailQuestions.Usage(
                        store,
                        file is null ? new Dictionary<string, ModelPrice>() : ModelPrice.Read(file.FullName),
                        scope
                    );
            }
        );
    }

    private static Command Blast()
    {
        (string Column, Option<string?> Option)[] by =
        [
            ("access_key", new("--access-key") { Description = "A leaked access key" }),
            ("principal", new("--principal") { Description = "A session's or user's ARN" }),
            ("person", new("--person") { Description = "A person" }),
            ("role", new("--role") { Description = "A role's ARN" }),
        ];
        return QuestionCommand.Create(
            "blast",
            "What a leaked credential or session touched: operations and resources, how often, when first and last.\n\nExample:\n  ringfence trail blast --access-key AKIAIOSFODNN7EXAMPLE",
            by.Select(one => one.Option),
            (result, store, scope) =>
            {
                var given = by.Where(one => result.GetValue(one.Option) is not null).ToList();
                return given.Count == 1
                    ? TrailQuestions.Blast(store, given[0].Column, result.GetValue(given[0].Option)!, scope)
                    : throw new BadInputException(
                        $"blast: give one of --access-key, --principal, --person, --role; {given.Count} were given"
                    );
            }
        );
    }

    private static Command Diff()
    {
        var earlier = new Argument<string>("DAY") { Description = "A day, UTC: 2026-06-11" };
        var later = new Argument<string>("OTHER-DAY") { Description = "The day to compare with it" };
        return QuestionCommand.Create(
            "diff",
            "What changed between two days: principals, roles, models, keys and addresses that came or went, policies that were changed.\n\nExample:\n  ringfence trail diff 2026-06-11 2026-06-12",
            [earlier, later],
            (result, store, scope) =>
                TrailQuestions.Diff(
                    store,
                    Day("DAY", result.GetValue(earlier)!),
                    Day("OTHER-DAY", result.GetValue(later)!),
                    scope
                )
        );
    }

    private static DateOnly Day(string argument, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new BadInputException($"{argument}: '{text}' is no day; give one as 2026-06-11");

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
