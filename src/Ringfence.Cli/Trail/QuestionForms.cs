using System.CommandLine;
using System.Globalization;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Detections = Ringfence.Evidence.Detections.Anomalies;

namespace Ringfence.Cli.Trail;

/// <summary>The questions as they are typed, whichever engine they are put to.</summary>
internal static class QuestionForms
{
    /// <summary>New each time: an option belongs to one command.</summary>
    public static IEnumerable<QuestionForm> All() => [Who(), Timeline(), Bypass(), Usage(), Blast(), Diff()];

    /// <summary>One call, for engines: on one machine <see cref="CallCommand"/> asks the layers themselves.</summary>
    public static QuestionForm Call()
    {
        var id = new Argument<string>("REQUEST-ID")
        {
            Description = "The AWS request id (x-amzn-requestid), or Ringfence's own (x-ringfence-request-id)",
        };
        return new(
            "call",
            "One call, as every layer has it.\n\nExample:\n  ringfence trail athena query call 6d90c825-3f1e-4a9c-8b10-000000000000",
            [id],
            (result, scope) => Ask.Call(result.GetValue(id)!, scope)
        );
    }

    /// <summary>The detections, for engines: on one machine <see cref="AnomaliesCommand"/> has Sigma rules and calendars beside them.</summary>
    public static QuestionForm Anomalies()
    {
        var severity = new Option<Severity>("--severity")
        {
            Description = "Nothing below this",
            DefaultValueFactory = _ => Severity.Low,
        };
        var only = new Option<string?>("--detection")
        {
            Description = "One detection by its id: an engine reads the logs once for each",
        };
        return new(
            "anomalies",
            "What deserves a look, worst first, by the same detections as on one machine, without Sigma rules and calendars. Exit code 1 when there is any.\n\nExample:\n  ringfence trail athena query anomalies --severity critical --from 2026-06-11 --to 2026-06-12",
            [severity, only],
            (result, scope) =>
                result.GetValue(only) is not { } id || Detections.Library.Contains(id)
                    ? Detections.Question(result.GetValue(severity), result.GetValue(only), scope)
                    : throw new BadInputException(
                        $"--detection: there is none called '{id}' that an engine can be asked; there are {string.Join(", ", Detections.Library)}"
                    )
        )
        {
            ExitCode = answer => answer.Rows.Count > 0 ? Cli.ExitCode.Findings : Cli.ExitCode.Clean,
        };
    }

    private static QuestionForm Who()
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
        var subject = SubjectOption.CreateOptional();
        var data = SharedOptions.Data();
        return new(
            "who",
            "Who touched a record or asked a model about a person, or what a person, principal, application, address or model was in: each call once, with what each layer says of it.\n\nExample:\n  ringfence trail who --record 'arn:aws:s3:::phi-records/patients/000417/*' --from 2026-06-01",
            [.. by.Select(one => one.Option), subject, data],
            (result, scope) =>
            {
                var given = by.Where(one => result.GetValue(one.Option) is not null)
                    .Select(one => (one.Column, result.GetValue(one.Option)!))
                    .ToList();
                return given.Count > 0 || result.GetValue(subject) is not null
                    ? Ask.Who(given, scope, Subject(result, subject, data))
                    : throw new BadInputException(
                        "who: give at least one of --record, --subject, --principal, --person, --application, --address, --model, --role, --access-key"
                    );
            }
        )
        {
            Unanswerable = (result, store, scope) =>
                SubjectOption.Unanswerable(result.GetValue(subject), result.GetValue(data)!, store, scope),
        };
    }

    private static AskedSubject? Subject(ParseResult result, Option<string?> subject, Option<string> data) =>
        result.GetValue(subject) is { } given ? SubjectOption.Ask(given, result.GetValue(data)!) : null;

    private static QuestionForm Timeline()
    {
        var person = new Argument<string?>("PERSON")
        {
            Description = "The gateway's user, AWS's SourceIdentity",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var subject = SubjectOption.CreateOptional();
        var data = SharedOptions.Data();
        return new(
            "timeline",
            "Everything that one person did, or that was asked about somebody, in every layer, in order.\n\nExample:\n  ringfence trail timeline a.okafor --from 2026-06-11T09:00:00Z --to 2026-06-11T10:00:00Z\n  ringfence trail timeline --subject mrn:UH-48213377",
            [person, subject, data],
            (result, scope) =>
                result.GetValue(person) is null && result.GetValue(subject) is null
                    ? throw new BadInputException("timeline: give PERSON, or --subject, or both")
                    : Ask.Timeline(result.GetValue(person), scope, Subject(result, subject, data))
        )
        {
            Unanswerable = (result, store, scope) =>
                SubjectOption.Unanswerable(result.GetValue(subject), result.GetValue(data)!, store, scope),
        };
    }

    private static QuestionForm Bypass()
    {
        var window = new Option<TimeSpan>("--window")
        {
            Description = "How far the newest gateway record must lie behind a call before it counts as sure",
            DefaultValueFactory = _ => TrailRange.DefaultWindow,
            CustomParser = Duration.Parse,
        };
        return new(
            "bypass",
            "Model calls in CloudTrail that no gateway entry explains, over the runtime, mantle, batch, asynchronous calls, agents and bearer tokens. Exit code 1 when there are any.\n\nExample:\n  ringfence trail bypass --from 2026-06-01 --format csv",
            [window],
            (result, scope) => Ask.Bypass(result.GetValue(window), scope),
            answer => answer.Rows.Count > 0 ? ExitCode.Findings : ExitCode.Clean
        );
    }

    private static QuestionForm Usage()
    {
        var prices = new Option<FileInfo?>("--prices")
        {
            Description = "{\"MODEL\":{\"input\":3,\"output\":15}}, a million tokens",
        };
        return new(
            "usage",
            "Calls, tokens and cost by day, team and model; calls around the gateway are a team of their own.\n\nExample:\n  ringfence trail usage --prices prices.json --from 2026-06-01 --to 2026-07-01",
            [prices],
            (result, scope) =>
            {
                var file = result.GetValue(prices);
                return file is { Exists: false }
                    ? throw new BadInputException($"--prices: there is no file '{file.FullName}'")
                    : Ask.Usage(
                        file is null ? new Dictionary<string, ModelPrice>() : ModelPrice.Read(file.FullName),
                        scope
                    );
            }
        );
    }

    private static QuestionForm Blast()
    {
        (string Column, Option<string?> Option)[] by =
        [
            ("access_key", new("--access-key") { Description = "A leaked access key" }),
            ("principal", new("--principal") { Description = "A session's or user's ARN" }),
            ("person", new("--person") { Description = "A person" }),
            ("role", new("--role") { Description = "A role's ARN" }),
        ];
        return new(
            "blast",
            "What a leaked credential or session touched: operations and resources, how often, when first and last.\n\nExample:\n  ringfence trail blast --access-key AKIAIOSFODNN7EXAMPLE",
            by.Select(one => one.Option),
            (result, scope) =>
            {
                var given = by.Where(one => result.GetValue(one.Option) is not null).ToList();
                return given.Count == 1
                    ? Ask.Blast(given[0].Column, result.GetValue(given[0].Option)!, scope)
                    : throw new BadInputException(
                        $"blast: give one of --access-key, --principal, --person, --role; {given.Count} were given"
                    );
            }
        );
    }

    private static QuestionForm Diff()
    {
        var earlier = new Argument<string>("DAY") { Description = "A day, UTC: 2026-06-11" };
        var later = new Argument<string>("OTHER-DAY") { Description = "The day to compare with it" };
        return new(
            "diff",
            "What changed between two days: principals, roles, models, keys and addresses that came or went, policies that were changed.\n\nExample:\n  ringfence trail diff 2026-06-11 2026-06-12",
            [earlier, later],
            (result, scope) =>
            {
                var days = (Day("DAY", result.GetValue(earlier)!), Day("OTHER-DAY", result.GetValue(later)!));
                return scope.From is not null || scope.To is not null
                        ? throw new BadInputException(
                            "diff: it compares two whole days, UTC; --from and --to do not go with it"
                        )
                    : days.Item1 == days.Item2
                        ? throw new BadInputException(
                            $"diff: DAY and OTHER-DAY are both {days.Item1:yyyy-MM-dd}; give two days"
                        )
                    : Ask.Diff(days.Item1, days.Item2, scope);
            }
        );
    }

    internal static DateOnly Day(string argument, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new BadInputException($"{argument}: '{text}' is no day; give one as 2026-06-11");
}
