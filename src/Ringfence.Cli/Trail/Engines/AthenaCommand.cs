using System.CommandLine;
using System.Globalization;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Evidence.Engines.Athena;
using Spectre.Console;

namespace Ringfence.Cli.Trail.Engines;

/// <summary><c>ringfence trail athena</c>: the same questions on Amazon Athena, over the logs where AWS put them.</summary>
internal static class AthenaCommand
{
    public static Command Create() =>
        new("athena", "The same questions on Amazon Athena, over the logs where AWS put them.") { Ddl(), Query() };

    private static Command Ddl()
    {
        var database = new Option<string>("--database")
        {
            Description = "Its name",
            DefaultValueFactory = _ => "ringfence",
        };
        var logs = new AthenaLogsOptions();
        var command = new Command(
            "ddl",
            "Prints what makes the database: tables with partition projection, relations, a view a question. Athena runs one statement at a time; they are separated by `;`.\n\nExample:\n  ringfence trail athena ddl --trail s3://audit --invocations s3://audit --ledger s3://audit/ledger --account 111122223333 --region us-east-1 --since 2026-01-01"
        )
        {
            database,
        };
        logs.AddTo(command);
        command.SetAction(result =>
        {
            var name = ClickHouseCommand.Name("--database", result.GetValue(database)!);
            var given = logs.Of(result);
            if (given.Problems() is { Count: > 0 } problems)
            {
                throw new BadInputException(string.Join("; ", problems));
            }

            foreach (var statement in AthenaDdl.Write(name, given))
            {
                Terminal.Of(result).Raw.WriteLine(statement + ";\n");
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Command Query()
    {
        var command = new Command(
            "query",
            "Asks a question through Athena's API, with AWS's default credentials. What it may cost is told before, what it did cost after.\n\nExample:\n  ringfence trail athena query bypass --region us-east-1 --output s3://athena-results/ringfence/ --from 2026-06-01 --to 2026-06-02"
        );
        foreach (var question in EngineQuestion.All(Options, AskAsync))
        {
            command.Add(question);
        }

        return command;
    }

    private static IEnumerable<Option> Options() =>
        [
            new Option<string>("--region") { Description = "Athena's", Required = true },
            new Option<string>("--database")
            {
                Description = "Where `ddl` made it",
                DefaultValueFactory = _ => "ringfence",
            },
            new Option<string>("--work-group")
            {
                Description = "Whose limits hold",
                DefaultValueFactory = _ => "primary",
            },
            new Option<string?>("--output")
            {
                Description = "Where results go, s3://…; without it the work group says",
            },
            new Option<long>("--most-bytes")
            {
                Description = "Stop a query that has read more",
                DefaultValueFactory = _ => long.MaxValue,
            },
            new Option<decimal>("--price")
            {
                Description = "Of a terabyte read",
                DefaultValueFactory = _ => new AthenaCost().PerTerabyte,
            },
            UrlOption.Create(
                "--endpoint",
                "Another endpoint than the region's",
                "https://athena.us-east-1.amazonaws.com"
            ),
        ];

    private static async Task<Evidence.Engines.EngineAnswer> AskAsync(
        ParseResult result,
        Evidence.Questions.TrailQuestion question,
        Terminal terminal,
        CancellationToken cancel
    )
    {
        var region = result.GetValue<string>("--region")!;
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var client = new AthenaClient(
            new SignedHttp(http, new DefaultChainKeys(TimeProvider.System), TimeProvider.System),
            region,
            result.GetValue<Uri?>("--endpoint") ?? new Uri($"https://athena.{region}.amazonaws.com/"),
            TimeProvider.System,
            new(
                ClickHouseCommand.Name("--database", result.GetValue<string>("--database")!),
                result.GetValue<string>("--work-group")!,
                Place(result.GetValue<string?>("--output")),
                result.GetValue<long>("--most-bytes")
            )
        );
        var cost = new AthenaCost(result.GetValue<decimal>("--price"));
        long most;
        try
        {
            most = Math.Min(await client.LimitAsync(cancel) ?? long.MaxValue, result.GetValue<long>("--most-bytes"));
        }
        catch (NoAwsKeysException error)
        {
            throw new BadInputException(
                $"Athena is asked with AWS's default credentials, and there are none: {error.Message}"
            );
        }

        terminal.Error.MarkupLineInterpolated(
            $"[grey]{(most == long.MaxValue ? "nothing limits what this reads: its cost is known afterwards; --most-bytes limits it" : $"at most {most:N0} bytes, {Money(cost.Of(most))}")}[/]"
        );
        var answer = await client.AskAsync(question, cancel);
        terminal.Error.MarkupLineInterpolated(
            $"[grey]{answer.BytesRead:N0} bytes read, {Money(cost.Of(answer.BytesRead ?? 0))}[/]"
        );
        return answer;
    }

    private static string Money(decimal amount) => amount.ToString("0.######", CultureInfo.InvariantCulture);

    // Athena says only after the query was started that results go nowhere.
    private static string? Place(string? output) =>
        output is null || (BucketOptions.IsBucket(output) && output.Length > 5 && output[5] != '/')
            ? output
            : throw new BadInputException($"--output: '{output}' is no place in S3; give s3://BUCKET/PREFIX/");
}
