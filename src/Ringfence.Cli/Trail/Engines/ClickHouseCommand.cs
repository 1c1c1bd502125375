using System.CommandLine;
using Ringfence.Evidence.Engines.ClickHouse;
using Spectre.Console;

namespace Ringfence.Cli.Trail.Engines;

/// <summary><c>ringfence trail clickhouse</c>: the same questions on a ClickHouse of one's own.</summary>
internal static class ClickHouseCommand
{
    private const string Local = "http://localhost:8123";

    public static Command Create() =>
        new("clickhouse", "The same questions on a ClickHouse of your own, over S3 or its own tables.")
        {
            Ddl(),
            Query(),
        };

    private static Command Ddl()
    {
        var database = new Option<string>("--database")
        {
            Description = "Its name",
            DefaultValueFactory = _ => "ringfence",
        };
        var own = new Option<bool>("--own-tables")
        {
            Description =
                "Keep rows in ClickHouse's own tables, filled anew each time it is run; otherwise every question reads the logs",
        };
        var logs = new ClickHouseLogsOptions();
        var command = new Command(
            "ddl",
            "Prints what makes the database: relations over the raw logs, a view a question.\n\nExample:\n  ringfence trail clickhouse ddl --trail s3://audit --invocations s3://audit --ledger s3://audit/ledger | clickhouse-client --multiquery"
        )
        {
            database,
            own,
        };
        logs.AddTo(command);
        command.SetAction(result =>
        {
            var name = Name("--database", result.GetValue(database)!);
            Terminal.Of(result).Raw.Write(ClickHouseDdl.Write(name, logs.Of(result), result.GetValue(own)));
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command Query()
    {
        var command = new Command(
            "query",
            "Asks a question over ClickHouse's HTTP interface.\n\nExample:\n  ringfence trail clickhouse query bypass --url https://clickhouse.internal:8443 --from 2026-06-01"
        );
        foreach (
            var question in EngineQuestion.All(
                () =>
                    [
                        UrlOption.Create(
                            "--url",
                            $"The HTTP interface [default: {Local}]",
                            "https://clickhouse.internal:8443"
                        ),
                        new Option<string>("--database")
                        {
                            Description = "Where `ddl` made it",
                            DefaultValueFactory = _ => "ringfence",
                        },
                        new Option<string>("--user") { Description = "Who asks", DefaultValueFactory = _ => "default" },
                        new Option<FileInfo?>("--password-file") { Description = "A file that holds the password" },
                    ],
                async (result, question, terminal, cancel) =>
                {
                    using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
                    var client = new ClickHouseClient(
                        http,
                        result.GetValue<Uri?>("--url") ?? new Uri(Local),
                        Name("--database", result.GetValue<string>("--database")!),
                        result.GetValue<string>("--user")!,
                        Password(result.GetValue<FileInfo?>("--password-file"))
                    );
                    var answer = await client.AskAsync(question, cancel);
                    if (answer.BytesRead is { } read)
                    {
                        terminal.Error.MarkupLineInterpolated($"[grey]{read:N0} bytes read[/]");
                    }

                    return answer;
                }
            )
        )
        {
            command.Add(question);
        }

        return command;
    }

    private static string? Password(FileInfo? file) =>
        file is null ? null
        : file.Exists ? File.ReadAllText(file.FullName).TrimEnd('\r', '\n')
        : throw new BadInputException($"--password-file: there is no file '{file.FullName}'");

    internal static string Name(string option, string name) =>
        name.Length is > 0 and <= 100 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? name
            : throw new BadInputException($"{option}: '{name}' is no name; letters, digits and _ are allowed");
}
