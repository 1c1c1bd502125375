using System.CommandLine;
using Ringfence.Cli;
using Ringfence.Cli.Trail;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;

namespace Ringfence.Gateway.Tests.Cli.Trail;

/// <summary>A question that makes no sense is told so in the words of the command line, and what an answer leaves out is told.</summary>
public sealed class WrongQuestionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("wrong-").FullName;

    private string StorePath => Path.Combine(_root, "evidence.db");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("is not behind --from", "who", "--person", "a", "--from", "2026-06-12", "--to", "2026-06-11")]
    [InlineData(
        "is not behind --from",
        "who",
        "--person",
        "a",
        "--from",
        "2026-06-12",
        "--to",
        "2026-06-12T02:00:00+02:00"
    )]
    [InlineData("--format: 'xml' is none of table, json, csv", "bypass", "--format", "xml")]
    [InlineData("--severity: 'urgent' is none of", "anomalies", "--severity", "urgent")]
    [InlineData("--limit: 'many' is no whole number", "bypass", "--limit", "many")]
    [InlineData("give two days", "diff", "2026-06-11", "2026-06-11")]
    [InlineData("--from and --to do not go with it", "diff", "2026-06-11", "2026-06-12", "--from", "2026-06-11")]
    [InlineData("one statement at a time", "sql", "SELECT 1; DELETE FROM event")]
    [InlineData("nothing binds them", "sql", "SELECT :name")]
    [InlineData("give a SELECT", "sql", "-- nothing")]
    [InlineData("give a SELECT", "sql", "PRAGMA query_only=0")]
    [InlineData("bound no statement of your own", "sql", "SELECT 1", "--from", "2026-06-11")]
    [InlineData("bound no statement of your own", "sql", "SELECT 1", "--after", "3")]
    public async Task What_was_wrong_is_said(string said, params string[] args)
    {
        Fill();
        var (exit, output, error) = await RunAsync([.. args, "--store", StorePath]);
        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Empty(output);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Ringfence.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("results")]
    [InlineData("s3:///results")]
    public async Task Athena_s_results_go_to_a_bucket(string output)
    {
        var (exit, _, error) = await RunAsync("athena", "query", "usage", "--region", "us-east-1", "--output", output);
        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Contains($"--output: '{output}' is no place in S3", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://")]
    [InlineData("s3:///prefix")]
    [InlineData("/dev/null")]
    public async Task What_can_be_read_by_nobody_is_refused_before_a_store_is_made(string path)
    {
        var (exit, _, error) = await RunAsync("ingest", path, "--region", "us-east-1", "--store", StorePath);
        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Contains($"PATH: '{path}'", error, StringComparison.Ordinal);
        Assert.False(File.Exists(StorePath));
    }

    [Theory]
    [InlineData("who", "--person", "a")]
    [InlineData("ingest", "x")]
    public async Task A_file_that_is_no_store_is_named(params string[] args)
    {
        await File.WriteAllTextAsync(StorePath, new string('x', 4096), TestContext.Current.CancellationToken);
        var log = Path.Combine(_root, "log.json");
        await File.WriteAllTextAsync(log, "[]", TestContext.Current.CancellationToken);
        var (exit, _, error) = await RunAsync([.. args.Select(arg => arg == "x" ? log : arg), "--store", StorePath]);
        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Contains($"--store: '{StorePath}' is no evidence store", error, StringComparison.Ordinal);
    }

    // Rows alone are an auditor's export: that there are more must not be lost.
    [Fact]
    public async Task A_page_in_CSV_says_how_to_go_on()
    {
        Fill();
        var (_, output, error) = await RunAsync(
            "timeline",
            "a",
            "--limit",
            "1",
            "--format",
            "csv",
            "--store",
            StorePath
        );
        Assert.Equal(2, output.TrimEnd().Split("\r\n").Length);
        var next = error.Split("more: --after ")[1].Trim();
        var rest = await RunAsync("timeline", "a", "--after", next, "--format", "csv", "--store", StorePath);
        Assert.Equal(2, rest.Output.TrimEnd().Split("\r\n").Length);
        Assert.DoesNotContain("more:", rest.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public async Task Rows_of_a_statement_that_are_left_out_are_told(string limit, bool told)
    {
        Fill();
        var (_, output, _) = await RunAsync("sql", "SELECT name FROM event_v", "--limit", limit, "--store", StorePath);
        Assert.Equal(told, output.Contains("there are more rows than 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_JSON_has_not_is_text()
    {
        Fill();
        var (exit, output, _) = await RunAsync("sql", "SELECT 9e999 AS big", "--format", "json", "--store", StorePath);
        Assert.Equal(ExitCode.Clean, exit);
        Assert.Contains("\"big\": \"Infinity\"", output, StringComparison.Ordinal);
    }

    private void Fill()
    {
        var log = Path.Combine(_root, "log.json");
        File.WriteAllText(
            log,
            string.Join(
                '\n',
                Enumerable
                    .Range(1, 2)
                    .Select(number =>
                        $$"""{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::1:user/a","userName":"a"},"eventTime":"2026-06-11T00:01:17Z","eventSource":"bedrock.amazonaws.com","eventName":"Converse","requestID":"r-{{number}}","eventID":"e-{{number}}"}"""
                    )
            )
        );
        using var store = EvidenceStore.Open(StorePath);
        Ingestion.Run(store, [log], TimeProvider.System);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            new RootCommand { TrailCommand.Create() },
            ["trail", .. args],
            new InvocationConfiguration { Output = output, Error = error }
        );
        return (exit, output.ToString(), error.ToString());
    }
}
