using System.Text.Json;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Evidence.Ingest;

public class IngestTests
{
    [Theory]
    [InlineData("records")]
    [InlineData("gzip")]
    [InlineData("array")]
    [InlineData("lines")]
    [InlineData("one")]
    [InlineData("pretty")]
    [InlineData("event-bridge")]
    [InlineData("cloudwatch")]
    [InlineData("cloudwatch-export")]
    [InlineData("lake")]
    [InlineData("other-property-first")]
    public void The_same_events_in_every_form_are_the_same_rows(string form)
    {
        using var world = new StoreWorld();
        string[] events = form is "one" or "event-bridge"
            ? [StoreWorld.Event(1)]
            : [StoreWorld.Event(1), StoreWorld.Event(2)];
        world.Write("log", Form(form, events), gzip: form is "gzip" or "cloudwatch");
        var report = world.Ingest();
        Assert.Empty(report.SetAside);
        Assert.Equal(events.Length, report.Events["cloudtrail"]);
        Assert.Equal(
            "e-1|r-1|Converse|arn:aws:sts::111122223333:assumed-role/App/a.okafor|a.okafor|arn:aws:iam::111122223333:role/x/App|anthropic.claude|1|1781136077000",
            world.Ask(
                "SELECT event_id, request_id, name, principal, person, role, model, model_call, time FROM event_v WHERE event_id = 'e-1'"
            )[0]
        );
    }

    private static string Form(string form, string[] events) =>
        form switch
        {
            "array" => $"[{string.Join(",\n", events)}]",
            "lines" => string.Join('\n', events) + "\n",
            "one" => events[0],
            "pretty" => JsonSerializer.Serialize(JsonDocument.Parse(StoreWorld.Trail(events)), Indented),
            "event-bridge" =>
                $$"""{"version":"0","id":"x","detail-type":"AWS API Call via CloudTrail","source":"aws.bedrock","detail":{{events[0]}}}""",
            "cloudwatch" =>
                $$"""{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logEvents":[{{string.Join(',', events.Select(one => $$"""{"id":"1","timestamp":1,"message":{{JsonSerializer.Serialize(one)}}}"""))}}]}""",
            "cloudwatch-export" => string.Concat(events.Select(one => $"2026-06-11T00:10:00.000Z {one}\n")),
            "lake" => string.Join('\n', events.Select(one => $$"""{"eventData":{{one}}}""")),
            "other-property-first" => $$"""{"note":1,"Records":[{{string.Join(',', events)}}]}""",
            _ => StoreWorld.Trail(events),
        };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void The_same_event_is_kept_once_however_often_it_is_delivered()
    {
        using var world = new StoreWorld();
        world.Write("a.json", StoreWorld.Trail(StoreWorld.Event(1), StoreWorld.Event(2)));
        world.Write("b.json", StoreWorld.Trail(StoreWorld.Event(2), StoreWorld.Event(3)));
        var first = world.Ingest();
        Assert.Equal((3L, 1L), (first.New, first.Repeated));
        var again = world.Ingest();
        Assert.Equal((0L, 4L, 2L), (again.New, again.Repeated, again.FilesKnown));
        Assert.Equal(["3"], world.Ask("SELECT count(*) FROM event"));
    }

    [Fact]
    public void A_first_load_that_was_cut_off_knows_its_events_again()
    {
        using var world = new StoreWorld();
        world.Write(
            "a.json",
            StoreWorld.Trail([.. Enumerable.Range(1, 50).Select(number => StoreWorld.Event(number))])
        );
        world.Ingest();

        // As a kill leaves it: the rows of whole files, and not yet the index by which they are known again.
        using (var store = EvidenceStore.Open(world.StorePath))
        {
            store.Run("DROP INDEX event_key; DELETE FROM file");
        }

        world.Write(
            "b.json",
            StoreWorld.Trail([.. Enumerable.Range(40, 30).Select(number => StoreWorld.Event(number))])
        );
        var report = world.Ingest();
        Assert.Equal((19L, 61L), (report.New, report.Repeated));
        Assert.Equal(["69|69"], world.Ask("SELECT count(*), count(DISTINCT event_id) FROM event"));
        Assert.Equal(["event_key"], world.Ask("SELECT name FROM sqlite_master WHERE name = 'event_key'"));
    }

    [Fact]
    public void Tokens_of_a_service_event_join_their_call_by_the_parents_request_id()
    {
        using var world = new StoreWorld();
        world.Write(
            "log.json",
            """{"eventVersion":"1.11","userIdentity":{"accountId":"1","invokedBy":"bedrock.amazonaws.com"},"eventTime":"2026-07-01T10:00:02Z","eventSource":"bedrock.amazonaws.com","eventName":"ConverseStream","eventID":"e2","eventType":"AwsServiceEvent","serviceEventDetails":{"parentRequestId":"r-9","AdditionalEventData":{"additionalEntries":[{"key":"inferenceRegion","value":"us-east-2"},{"key":"inputTokens","value":"944"},{"outputTokens":"126"}]}}}"""
        );
        world.Ingest();
        Assert.Equal(
            ["r-9|us-east-2|944|126|"],
            world.Ask("SELECT request_id, inference_region, input_tokens, output_tokens, model_call FROM event_v")
        );
    }

    [Fact]
    public void Lines_of_the_other_logs_become_rows()
    {
        using var world = new StoreWorld();
        world.Write(
            "flow",
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n2 111122223333 eni-1 10.0.0.1 10.0.9.9 40000 443 6 10 840 1781136077 1781136137 ACCEPT OK\n2 111122223333 eni-1 - - - - - - - 1781136077 1781136137 - NODATA\n"
        );
        world.Write(
            "flow5",
            "dstaddr traffic-path srcaddr start end vpc-id action log-status\n10.0.9.9 8 10.0.0.1 1781136077 1781136137 vpc-1 ACCEPT OK\n",
            gzip: true
        );
        world.Write(
            "s3",
            """79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be phi-records [11/Jun/2026:00:00:38 +0000] 192.0.2.3 arn:aws:sts::111122223333:assumed-role/App/a.okafor 3E57427F3EXAMPLE REST.GET.OBJECT patients/000417/labs%20a.json "GET /x HTTP/1.1" 200 - 113 113 7 6 "-" "S3Console/0.4 \"x\" y" - s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader x.s3.amazonaws.com TLSv1.2 - -"""
                + "\n"
        );
        world.Write(
            "alb",
            """https 2026-06-11T00:00:38.186641Z app/gateway/50dc6c495c0c9188 10.0.0.7:2817 10.0.1.1:8080 0.086 0.048 0.037 200 200 34 366 "POST https://gw:443/model/x/converse?mrn=1 HTTP/2.0" "curl/8" TLS_AES_128_GCM_SHA256 TLSv1.3 arn:x "Root=1" "gw" "arn:y" 0 2026-06-11T00:00:38.000000Z "forward" "-" "-" "10.0.1.1:8080" "200" "-" "-" """
                + "\n"
        );
        world.Write(
            "pg",
            "2026-06-11 00:00:38 UTC:10.0.0.9(41234):app@phi:[77]:LOG:  AUDIT: SESSION,1,1,READ,SELECT,TABLE,public.patients,\"select * from patients where mrn = 1\",<none>\n2026-06-11 00:00:39 UTC::@:[1]:LOG:  checkpoint complete\n"
        );
        var report = world.Ingest();
        Assert.Empty(report.SetAside);
        Assert.Equal(
            (3L, 1L, 1L, 1L),
            (report.Events["flow"], report.Events["s3-access"], report.Events["alb"], report.Events["pgaudit"])
        );
        Assert.Equal(
            [
                "a.okafor|REST.GET.OBJECT|arn:aws:s3:::phi-records/patients/000417/labs a.json|200",
                "|POST|https://gw:443/model/x/converse|200",
                "app|SELECT|public.patients|READ",
            ],
            world.Ask(
                "SELECT person, operation, resource, status FROM access_v ORDER BY kind = 's3-access' DESC, kind = 'alb' DESC"
            )
        );
        Assert.Equal(
            ["10.0.0.1|10.0.9.9|8|vpc-1"],
            world.Ask("SELECT source, destination, path, vpc FROM flow_v WHERE path IS NOT NULL")
        );
    }

    [Fact]
    public void Content_of_prompts_and_answers_never_reaches_the_store()
    {
        using var world = new StoreWorld();
        world.Write(
            "log.json",
            """{"schemaType":"ModelInvocationLog","timestamp":"2026-06-11T00:00:38Z","requestId":"r-1","operation":"InvokeModelWithResponseStream","modelId":"arn:aws:bedrock:us-east-1:1:inference-profile/global.anthropic.claude","identity":{"arn":"arn:aws:sts::1:assumed-role/x/y"},"requestMetadata":{"ringfence-user":"a.okafor","ringfence-team":"oncology"},"input":{"inputBodyJson":{"prompt":"SEEDED-CONTENT"}},"output":{"outputBodyJson":[{"chunk":"SEEDED-CONTENT"},{"amazon-bedrock-invocationMetrics":{"inputTokenCount":7,"outputTokenCount":9}},{"amazon-bedrock-guardrailAction":"INTERVENED"}]}}"""
        );
        world.Ingest();
        Assert.Equal(
            ["r-1|a.okafor|oncology|global.anthropic.claude|7|9|1|input-inline output-inline"],
            world.Ask(
                "SELECT request_id, person, team, model, input_tokens, output_tokens, guardrail, bodies FROM invocation_v"
            )
        );
        Assert.DoesNotContain(
            "SEEDED-CONTENT",
            System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(world.StorePath)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Real_logs_are_counted_as_an_independent_reader_counts_them()
    {
        var data = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));
        Assert.SkipUnless(Directory.Exists(data), $"{data} is not here: real logs were not ingested");
        using var world = new StoreWorld();
        var report = world.Ingest(data);
        var (events, distinct) = IndependentCount(data);
        Assert.Equal(events, report.Events["cloudtrail"]);
        Assert.Equal(
            [$"{distinct}"],
            world.Ask("SELECT (SELECT count(*) FROM event_v) + (SELECT count(*) FROM superseded_v)")
        );
        Assert.Equal(5, report.Events["invocation-log"]);
        Assert.All(report.SetAside, aside => Assert.DoesNotContain("/stratus/", aside.File, StringComparison.Ordinal));
        Assert.All(report.SetAside, aside => Assert.True(aside.Reason.Length > 0));
    }

    [Fact]
    public void Columns_of_the_reader_are_those_of_the_table()
    {
        Assert.Equal("event_id", Tables.Event.Columns[EventColumn.EventId].Name);
        Assert.Equal("model", Tables.Event.Columns[EventColumn.Model].Name);
        Assert.Equal("identity", Tables.Event.Columns[EventColumn.Identity].Name);
        Assert.Equal("detail", Tables.Event.Columns[EventColumn.Detail].Name);
        Assert.Equal("account", Tables.Access.Columns[AccessColumn.Account].Name);
        Assert.Equal(Enumerable.Range(0, Tables.All.Count), Tables.All.Select(table => table.Number));
    }

    private static (long Events, int Distinct) IndependentCount(string data)
    {
        long events = 0;
        var ids = new HashSet<string>();
        foreach (var path in Directory.EnumerateFiles(data, "*.json*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            var text = System.Text.Encoding.UTF8.GetString(
                bytes is [0x1f, 0x8b, ..] ? Integrity.TrailWorld.Unzip(path) : bytes
            );
            IEnumerable<string> documents = path.EndsWith(".jsonl", StringComparison.Ordinal)
                ? text.Split('\n')
                : [text];
            foreach (var one in documents.Where(line => line.Trim().Length > 0).SelectMany(Records))
            {
                if (
                    one.ValueKind == JsonValueKind.Object
                    && (one.TryGetProperty("eventVersion", out _) || one.TryGetProperty("eventSource", out _))
                )
                {
                    events++;
                    ids.Add(one.TryGetProperty("eventID", out var id) ? id.GetString()!.Trim() : one.GetRawText());
                }
            }
        }

        return (events, ids.Count);
    }

    private static IEnumerable<JsonElement> Records(string text)
    {
        var root = JsonDocument.Parse(text).RootElement;
        return root.ValueKind == JsonValueKind.Array ? root.EnumerateArray()
            : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Records", out var records)
                ? records.EnumerateArray()
            : [root];
    }
}
