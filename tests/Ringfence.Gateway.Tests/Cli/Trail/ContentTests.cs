using System.CommandLine;
using System.Text;
using System.Text.Json;
using Ringfence.Cli;
using Ringfence.Cli.Trail;
using Ringfence.Evidence.Content;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Gateway.Tests.LocalBedrock;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.Cli.Trail;

/// <summary>Bodies as the stand-in delivers them: in their record, in objects of their own, in a stream's chunks.</summary>
public sealed class ContentTests : IAsyncLifetime
{
    private const string Bucket = "invocation-logs";
    private const string Secret = "SEEDED-CONTENT-4711";
    private static readonly string Large = Secret + new string('x', 120_000);
    private readonly string _root = Directory.CreateTempSubdirectory("content-").FullName;
    private LocalAws _aws = null!;

    private string StorePath => Path.Combine(_root, "evidence.db");

    private string Logs => Path.Combine(_aws.Directory, "s3", Bucket);

    public async ValueTask InitializeAsync()
    {
        _aws = await LocalAws.StartAsync(options => options with { InvocationLogBucket = Bucket });
        await _aws.ConverseAsync($"[[local: echo]]{Large}", LocalBedrock.Models.NovaLite);
        await _aws.SignedAsync(
            "POST",
            $"/model/{Uri.EscapeDataString(LocalBedrock.Models.Haiku)}/invoke-with-response-stream",
            """{"anthropic_version":"bedrock-2023-05-31","max_tokens":64,"messages":[{"role":"user","content":[{"type":"text","text":"[[local: say=\"SEEDED-CONTENT-4711 in pieces\"; chunks=4]]"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgo="}}]}]}"""
        );
        await _aws.SignedAsync("POST", "/model/amazon.titan-embed-text-v1/invoke", $$"""{"inputText":"{{Secret}}"}""");
        await _aws.DeliverAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void A_large_body_is_known_by_its_place_and_completes_its_record()
    {
        var report = Ingest();
        Assert.Empty(report.SetAside);
        Assert.Equal((3L, 1L), (report.Events["invocation-log"], report.Events["invocation-body"]));
        Assert.Equal(
            [
                "input-s3 output-inline",
                "input-inline input-image output-inline",
                "input-inline output-inline output-embedding",
            ],
            Ask("SELECT bodies FROM invocation_v ORDER BY bodies").OrderBy(bodies => bodies.Length)
        );
        Assert.Equal(
            ["input|text"],
            Ask(
                "SELECT b.side || '|' || b.contents FROM body_v b JOIN invocation i ON i.request_id = b.request_id ORDER BY 1"
            )
        );
        Assert.Empty(Missing());
        AssertNoContent();
    }

    [Fact]
    public void A_body_that_was_deleted_and_one_of_no_record_are_told()
    {
        var bodies = Directory.EnumerateFiles(Logs, "*_*put.json.gz", SearchOption.AllDirectories).Order().ToList();
        File.Move(bodies[0], bodies[0].Replace("_input", "-of-nobody_input", StringComparison.Ordinal));
        Ingest();
        Assert.Equal(2, Missing().Count);
        Assert.Contains(
            Missing(),
            finding => finding.Contains("the input lies in an object of its own", StringComparison.Ordinal)
        );
        Assert.Contains(Missing(), finding => finding.Contains("has no record", StringComparison.Ordinal));
    }

    [Fact]
    public void Content_is_sealed_bound_to_its_call_and_shown_only_when_asked_for()
    {
        Ingest();
        var report = Ingest(content: true).Content!;
        Assert.Equal(new ContentReport(6, 0, 0, 0), report);
        Assert.Equal(0, Ingest(content: true).Content!.Kept);
        AssertNoContent();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(ContentKeys.PathOf(StorePath))
            );
        }

        var (large, streamed) = (Id("bodies LIKE '%-s3%'"), Id("operation LIKE '%Stream'"));
        Assert.EndsWith(
            Large,
            JsonDocument
                .Parse(Read(large)[0].Body)
                .RootElement.GetProperty("messages")[0]
                .GetProperty("content")[0]
                .GetProperty("text")
                .GetString()
        );
        Assert.Equal($"{Secret} in pieces", StreamedText.Of(Read(streamed)[1].Body));

        Write(
            "UPDATE content SET sealed = (SELECT c.sealed FROM content c WHERE c.request_id <> content.request_id AND c.side = content.side LIMIT 1)"
        );
        Assert.Contains(
            "belongs to another call",
            Assert.Throws<InvalidDataException>(() => Read(large)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Under_zero_retention_nothing_is_kept_and_what_was_kept_before_it_was_known_goes()
    {
        Assert.Equal(6, Ingest(content: true).Content!.Kept);
        var events = Path.Combine(_root, "retention.json");
        File.WriteAllText(
            events,
            """{"Records":[{"eventVersion":"1.11","userIdentity":{"type":"Root","accountId":"111122223333"},"eventTime":"2026-01-01T00:00:00Z","eventSource":"bedrock.amazonaws.com","eventName":"PutAccountDataRetention","awsRegion":"us-east-1","requestParameters":{"mode":"none"},"requestID":"p-1","eventID":"p-1","readOnly":false,"recipientAccountId":"111122223333"}]}"""
        );
        Ingest(paths: [events]);
        Assert.Equal(["0"], Ask("SELECT count(*) FROM content"));
        Write("DELETE FROM content_file");
        Assert.Equal(new ContentReport(0, 6, 0, 0), Ingest(content: true).Content);

        Write("DELETE FROM event; DELETE FROM content_file; INSERT INTO zero_retention VALUES('account:111122223333')");
        Assert.Equal(6, Ingest(content: true).Content!.Refused);
        Assert.Throws<FormatException>(() =>
        {
            using var store = EvidenceStore.Open(StorePath);
            ZeroRetention.Remember(store, ["oncology"]);
        });
    }

    [Fact]
    public void What_is_erased_is_erased_with_its_key()
    {
        Ingest(content: true);
        var before = File.ReadAllText(ContentKeys.PathOf(StorePath));
        var copy = Path.Combine(_root, "backup.db");
        File.Copy(StorePath, copy);
        var (large, other) = (Id("bodies LIKE '%-s3%'"), Id("operation LIKE '%Stream'"));
        using (var store = EvidenceStore.Open(StorePath))
        {
            Assert.Equal(2, ContentErasure.OfCalls(store, [large], dryRun: true));
            Assert.Equal(2, ContentErasure.OfCalls(store, [large], dryRun: false));
        }

        Assert.Empty(Read(large));
        Assert.Equal(2, Read(other).Count);
        var after = File.ReadAllText(ContentKeys.PathOf(StorePath));
        Assert.DoesNotContain(before.Split('\n')[1], after, StringComparison.Ordinal);

        // A copy of the store from before, and today's key.
        File.Copy(ContentKeys.PathOf(StorePath), ContentKeys.PathOf(copy));
        using (var old = EvidenceStore.OpenReadOnly(copy))
        {
            Assert.Throws<InvalidDataException>(() => CallContent.Read(old, large));
        }

        using (var store = EvidenceStore.Open(StorePath))
        {
            Assert.Equal(4, ContentErasure.Before(store, DateTimeOffset.MaxValue, dryRun: false));
        }

        Assert.False(File.Exists(ContentKeys.PathOf(StorePath)));
    }

    [Fact]
    public async Task A_look_is_recorded_before_it_is_shown()
    {
        Ingest(content: true);
        var id = Id("bodies LIKE '%-s3%'");
        var ledger = Path.Combine(_root, "looks");
        var plain = await RunAsync("call", id, "--store", StorePath);
        Assert.DoesNotContain(Secret, plain, StringComparison.Ordinal);
        var shown = await RunAsync(
            "call",
            id,
            "--store",
            StorePath,
            "--content",
            "--record",
            ledger,
            "--because",
            "INC-1"
        );
        Assert.Contains(Secret, shown, StringComparison.Ordinal);
        var reader = LedgerReader.Open(Path.Combine(ledger, "ledger"));
        var entry = reader.Read(0);
        Assert.True(EntryEncoding.TryRead(entry, out ContentViewed? viewed));
        Assert.Equal((id, "INC-1", 2), (viewed!.Call, viewed.Reason, viewed.Bodies.Count));
        Assert.True(EntryEncoding.IsKnown(entry));
    }

    private IngestReport Ingest(bool content = false, string[]? paths = null)
    {
        using var store = EvidenceStore.Open(StorePath);
        return Ingestion.Run(
            store,
            paths ?? [Logs],
            TimeProvider.System,
            content: content ? ContentKeys.OpenOrCreate(StorePath) : null,
            cancel: TestContext.Current.CancellationToken
        );
    }

    private IReadOnlyList<CallContent> Read(string id)
    {
        using var store = EvidenceStore.OpenReadOnly(StorePath);
        return CallContent.Read(store, id);
    }

    private List<string> Missing()
    {
        using var store = EvidenceStore.OpenReadOnly(StorePath);
        return
        [
            .. LayerReconciliation
                .Run(store, TimeSpan.Zero, new Scope())
                .Where(finding => finding.Kind == Ringfence.Evidence.Integrity.FindingKind.BodyMissing)
                .Select(finding => finding.Detail),
        ];
    }

    private string Id(string where) => Assert.Single(Ask($"SELECT request_id FROM invocation_v WHERE {where}"));

    private List<string> Ask(string sql)
    {
        using var store = EvidenceStore.OpenReadOnly(StorePath);
        return
        [
            .. TrailQuestions
                .Sql(store, sql, new Scope())
                .Rows.Select(row => Convert.ToString(row[0], System.Globalization.CultureInfo.InvariantCulture)!),
        ];
    }

    private void Write(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void AssertNoContent() =>
        Assert.All(
            Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories),
            file =>
                Assert.DoesNotContain(
                    Secret,
                    Encoding.Latin1.GetString(File.ReadAllBytes(file)),
                    StringComparison.Ordinal
                )
        );

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        await CommandLine.RunAsync(
            new RootCommand { TrailCommand.Create() },
            ["trail", .. arguments],
            new InvocationConfiguration { Output = output, Error = output }
        );
        return output.ToString();
    }
}
