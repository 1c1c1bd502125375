using System.CommandLine;
using System.Text.Json;
using Ringfence.Cli;
using Ringfence.Cli.Trail;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Gateway.Tests.LocalBedrock;
using Spectre.Console;

namespace Ringfence.Gateway.Tests.Cli.Trail;

/// <summary>What is data goes to one stream, what is said about it to the other.</summary>
public sealed class AnswerFormatTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("answer-").FullName;

    private string StorePath => Path.Combine(_root, "evidence.db");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Beside_a_CSV_what_proves_each_layer_complete_goes_to_the_other_stream()
    {
        Fill();
        var (output, error) = await RunAsync("who", "--person", "=a.okafor", "--format", "csv");
        var lines = output.TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("time,layer,person", lines[0], StringComparison.Ordinal);
        Assert.Contains(",'=a.okafor,", lines[1], StringComparison.Ordinal);
        Assert.All(
            (string[])["cloudtrail: ", "gateway: ", "invocation-log: "],
            layer =>
                Assert.Contains(
                    error.Split('\n'),
                    line =>
                        line.StartsWith(layer, StringComparison.Ordinal)
                        && line.Contains("nothing proves it complete", StringComparison.Ordinal)
                )
        );
        Assert.DoesNotContain("proves", output, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Split('\n'), line => line.Contains("okafor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_call_is_rows_too_and_its_content_is_none()
    {
        Fill();
        var lines = (await RunAsync("call", "r-1", "--format", "csv")).Output.TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("time,layer,person", lines[0], StringComparison.Ordinal);
        var (output, error) = await RunAsync("call", "r-1", "--format", "csv", "--content");
        Assert.Empty(output);
        Assert.Contains("--format table or json", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_writes_is_refused_in_the_words_of_the_command()
    {
        Fill();
        var (_, error) = await RunAsync("sql", "DELETE FROM event");
        Assert.Contains("give a SELECT", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_in_JSON_has_what_its_schema_requires()
    {
        Fill();
        var answer = JsonDocument.Parse((await RunAsync("bypass", "--format", "json")).Output).RootElement;
        AssertFits(answer, "answer");
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("notes").ValueKind);
    }

    [Fact]
    public async Task Content_in_JSON_has_what_its_schema_requires_and_nothing_else()
    {
        await using var aws = await LocalAws.StartAsync(options => options with { InvocationLogBucket = "logs" });
        await aws.ConverseAsync("[[local: echo]]SEEDED", LocalBedrock.Models.NovaLite);
        await aws.DeliverAsync();
        string id;
        using (var store = EvidenceStore.Open(StorePath))
        {
            var keys = Ringfence.Evidence.Content.ContentKeys.OpenOrCreate(StorePath);
            Ingestion.Run(store, [Path.Combine(aws.Directory, "s3", "logs")], TimeProvider.System, content: keys);
            id = (string)TrailQuestions.Sql(store, "SELECT request_id FROM invocation", new Scope()).Rows[0][0]!;
        }

        var (output, _) = await RunAsync("call", id, "--content", "--format", "json");
        var lines = output.Split('\n').Where(line => line.StartsWith("{\"schema\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => AssertFits(JsonDocument.Parse(line).RootElement, "content"));
        Assert.Contains("SEEDED", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_goes_to_a_pipe_is_not_broken()
    {
        using var output = new StringWriter();
        var terminal = new Terminal(output, output);
        var line = string.Join(' ', Enumerable.Repeat("word", 500));
        terminal.Out.MarkupLineInterpolated($"{line}");
        terminal.Complain(line);
        Assert.Equal([line, $"ringfence: {line}", ""], output.ToString().ReplaceLineEndings("\n").Split('\n'));
    }

    // Names that are required are there, names that are there are known, and the schema's own name is its constant.
    private static void AssertFits(JsonElement document, string schema)
    {
        var known = JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Root, "docs", "schemas", $"ringfence.{schema}-1.schema.json")))
            .RootElement;
        var names = document.EnumerateObject().Select(one => one.Name).ToList();
        Assert.Empty(known.GetProperty("required").EnumerateArray().Select(one => one.GetString()!).Except(names));
        Assert.Empty(names.Except(known.GetProperty("properties").EnumerateObject().Select(one => one.Name)));
        Assert.Equal(known.GetProperty("$id").GetString(), document.GetProperty("schema").GetString());
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Ringfence.slnx")))
            {
                folder = folder.Parent!;
            }

            return folder.FullName;
        }
    }

    private void Fill()
    {
        var log = Path.Combine(_root, "log.json");
        File.WriteAllText(
            log,
            """{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::1:user/a","userName":"=a.okafor"},"eventTime":"2026-06-11T00:01:17Z","eventSource":"bedrock.amazonaws.com","eventName":"Converse","requestID":"r-1","eventID":"e-1"}"""
        );
        using var store = EvidenceStore.Open(StorePath);
        Ingestion.Run(store, [log], TimeProvider.System);
    }

    private async Task<(string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        await CommandLine.RunAsync(
            new RootCommand { TrailCommand.Create() },
            ["trail", .. args, "--store", StorePath],
            new InvocationConfiguration { Output = output, Error = error }
        );
        return (output.ToString(), error.ToString());
    }
}
