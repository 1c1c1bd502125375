using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Questions;

/// <summary>Thirty calls that three layers agree about; then something is taken from one layer, changed in it, or put into it.</summary>
public sealed class LayerReconciliationTests : IDisposable
{
    private static readonly Scope Always = new();
    private readonly StoreWorld _world = new();

    [Fact]
    public void Layers_that_agree_have_no_finding()
    {
        Fill();
        Assert.Empty(Findings());
    }

    [Theory]
    [InlineData("DELETE FROM attempt WHERE aws_request_id = 'r-7'", FindingKind.Bypass, "r-7")]
    [InlineData("DELETE FROM event WHERE request_id = 'r-7'", FindingKind.CloudtrailMissing, "r-7")]
    [InlineData("DELETE FROM invocation WHERE request_id = 'r-7'", FindingKind.InvocationMissing, "r-7")]
    [InlineData(
        "UPDATE gateway_call SET answered = NULL WHERE request_id = 'g-7'",
        FindingKind.AnswerMissing,
        "entry 14"
    )]
    [InlineData("UPDATE invocation SET output_tokens = 1 WHERE request_id = 'r-7'", FindingKind.TokensDisagree, "r-7")]
    [InlineData("UPDATE event SET input_tokens = 1 WHERE request_id = 'r-7'", FindingKind.TokensDisagree, "r-7")]
    [InlineData(
        "INSERT INTO invocation(file, request_id, time) VALUES(1, 'r-forged', (SELECT time FROM invocation WHERE request_id = 'r-7'))",
        FindingKind.CloudtrailMissing,
        "r-forged"
    )]
    public void Each_tampering_is_found_and_named(string tampering, FindingKind kind, string named)
    {
        Fill();
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            store.Run(tampering);
            store.Run("DELETE FROM progress");
            Ringfence.Evidence.Ingest.Settlement.Run(store);
        }

        var finding = Assert.Single(Findings());
        Assert.Equal(kind, finding.Kind);
        Assert.EndsWith(named, finding.Object.Split(" of ")[0], StringComparison.Ordinal);
    }

    // CloudTrail notes whole seconds: a call in the second in which the gateway's record begins may have been made after it began.
    [Theory]
    [InlineData(150, true)]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    public void A_bypass_is_sure_when_its_second_reaches_into_the_gateway_s_record(int begins, bool sure)
    {
        Fill();
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            store.Run(
                $"UPDATE gateway_call SET time = (SELECT time FROM event WHERE request_id = 'r-0') + {begins} WHERE request_id = 'g-0'; DELETE FROM attempt WHERE aws_request_id = 'r-0'; DELETE FROM progress"
            );
            Ringfence.Evidence.Ingest.Settlement.Run(store);
        }

        Assert.Equal(sure, Assert.Single(Findings(), finding => finding.Kind == FindingKind.Bypass).Sure);
    }

    [Fact]
    public void What_is_younger_than_the_window_is_not_judged()
    {
        Fill();
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            store.Run("DELETE FROM event WHERE request_id = 'r-29'; DELETE FROM invocation WHERE request_id = 'r-28'");
        }

        Assert.Empty(Findings());
    }

    // Logging is switched on by region, and a digest vouches for its own.
    [Theory]
    [InlineData("region", "eu-west-1")]
    [InlineData("account", "999988887777")]
    [InlineData("name", "RetrieveAndGenerate")]
    public void A_call_that_Bedrock_does_not_log_is_not_missing_from_its_log(string column, string value)
    {
        Fill();
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            store.Run(
                $"""
                INSERT OR IGNORE INTO word(value) VALUES('{value}'), ('us-east-1'), ('111122223333');
                UPDATE invocation SET region = (SELECT id FROM word WHERE value = 'us-east-1'), account = (SELECT id FROM word WHERE value = '111122223333');
                DELETE FROM invocation WHERE request_id = 'r-7';
                """
            );
        }

        Assert.Equal(FindingKind.InvocationMissing, Assert.Single(Findings()).Kind);
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            store.Run(
                $"UPDATE event SET {column} = (SELECT id FROM word WHERE value = '{value}') WHERE request_id = 'r-7'"
            );
        }

        Assert.Empty(Findings());
    }

    [Theory]
    [InlineData("us-east-1", true)]
    [InlineData("eu-west-1", false)]
    public void A_missing_event_is_sure_where_a_digest_of_its_region_covers_it(string region, bool sure)
    {
        Fill();
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            store.Run(
                $"""
                INSERT OR IGNORE INTO word(value) VALUES('us-east-1');
                UPDATE gateway_call SET region = (SELECT id FROM word WHERE value = 'us-east-1');
                INSERT INTO digest(file, object, start, ended, end_text, sha256, fingerprint, algorithm, logs, trusted)
                  VALUES(1, 'trail/AWSLogs/o-1/111122223333/CloudTrail-Digest/{region}/2026/06/11/x.json.gz', 0, 4102444800000, '', '', '', '', '[]', 1);
                DELETE FROM event WHERE request_id = 'r-7';
                """
            );
        }

        var finding = Assert.Single(Findings());
        Assert.Equal((FindingKind.CloudtrailMissing, sure), (finding.Kind, finding.Sure));
    }

    [Fact]
    public void Bypass_says_how_sure_it_is_and_what_each_layer_has()
    {
        Fill();
        _world.Write(
            "around.json",
            StoreWorld
                .Event(10)
                .Replace("r-10", "r-around", StringComparison.Ordinal)
                .Replace("e-10", "e-around", StringComparison.Ordinal)
        );
        _world.Ingest();
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var answer = TrailQuestions.Bypass(store, TimeSpan.FromMinutes(1), Always);
        var row = Assert.Single(answer.Rows);
        object? Of(string column) => row[answer.Columns.ToList().IndexOf(column)];
        Assert.Equal(
            ("r-around", 1L, "runtime", "absent", "unverified", "absent"),
            (Of("request_id"), Of("sure"), Of("door"), Of("gateway_mark"), Of("cloudtrail_mark"), Of("invocation_mark"))
        );
    }

    [Fact]
    public void Pages_of_who_are_stable_and_together_the_whole()
    {
        Fill();
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var whole = TrailQuestions.Who(store, [("person", "a.okafor")], new Scope(Limit: 1000));
        var paged = new List<object?[]>();
        string? next = null;
        do
        {
            var page = TrailQuestions.Who(store, [("person", "a.okafor")], new Scope(Limit: 7, Cursor: next));
            paged.AddRange(page.Rows);
            next = page.Next;
        } while (next is not null);

        Assert.Equal(30, whole.Rows.Count);
        Assert.Equal(whole.Rows.Select(row => row[0]), paged.Select(row => row[0]));
        Assert.Equal(90, TrailQuestions.Timeline(store, "a.okafor", new Scope(Limit: 1000)).Rows.Count);
    }

    [Theory]
    [InlineData("DELETE FROM event")]
    [InlineData("PRAGMA user_version = 9")]
    [InlineData("CREATE TABLE x(y)")]
    public void Sql_only_reads(string sql)
    {
        Fill();
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        Assert.ThrowsAny<Exception>(() => TrailQuestions.Sql(store, sql, Always));
        Assert.Equal(["30"], _world.Ask("SELECT count(*) FROM event"));
    }

    public void Dispose() => _world.Dispose();

    private IReadOnlyList<TrailFinding> Findings()
    {
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        return LayerReconciliation.Run(store, TimeSpan.FromMinutes(2), Always);
    }

    private void Fill()
    {
        var tokens = ""","additionalEventData":{"inputTokens":10,"outputTokens":20}""";
        _world.Write(
            "trail.json",
            StoreWorld.Trail(Enumerable.Range(0, 30).Select(number => StoreWorld.Event(number, tokens)))
        );
        _world.Write(
            "invocations.jsonl",
            string.Concat(
                Enumerable
                    .Range(0, 30)
                    .Select(number =>
                        $$"""{"schemaType":"ModelInvocationLog","timestamp":"2026-06-11T00:{{number:D2}}:16Z","requestId":"r-{{number}}","operation":"Converse","identity":{"arn":"arn:aws:sts::111122223333:assumed-role/App/a.okafor"},"input":{"inputTokenCount":10},"output":{"outputTokenCount":20} }"""
                        + "\n"
                    )
            )
        );
        _world.Ingest();
        using var store = EvidenceStore.Open(_world.StorePath);
        store.Run("INSERT OR IGNORE INTO word(value) VALUES('None'), ('ledger.test')");
        for (var number = 0; number < 30; number++)
        {
            store.Run(
                $"""
                INSERT INTO gateway_call(file, request_id, ledger, entry, answered, time, ended, person, error, input_tokens, output_tokens, attempts)
                  SELECT 1, 'g-{number}', (SELECT id FROM word WHERE value = 'ledger.test'), {number * 2}, {(number * 2)
                    + 1}, time - 900, time - 100, person, (SELECT id FROM word WHERE value = 'None'), 10, 20, request_id
                  FROM event WHERE request_id = 'r-{number}';
                INSERT INTO attempt(aws_request_id, call) SELECT 'r-{number}', id FROM gateway_call WHERE request_id = 'g-{number}';
                """
            );
        }

        Ringfence.Evidence.Ingest.Settlement.Run(store);
    }
}
