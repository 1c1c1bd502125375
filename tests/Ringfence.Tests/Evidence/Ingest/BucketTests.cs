using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Ringfence.Evidence.Content;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.S3;
using Ringfence.Evidence.Sigma;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Engines;
using Ringfence.Tests.Ledger;
using Ringfence.Tests.Posture.Live;

namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>Logs out of a bucket (another project's emulator of S3, and AWS's own client) are what the same logs out of a directory are.</summary>
public sealed class BucketTests : IAsyncLifetime
{
    private const string Bucket = "audit-logs";
    private static readonly string[] Layers = ["trail", "invocations", "ledger", "access"];
    private readonly TemporaryFolder _folder = new();
    private MotoServer? _moto;
    private AmazonS3Client _s3 = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _moto = await MotoServer.StartAsync(Cancel);
        Assert.SkipWhen(_moto is null, MotoServer.Absent);
        _s3 = new AmazonS3Client(
            new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
            new AmazonS3Config
            {
                ServiceURL = _moto.Url.ToString(),
                ForcePathStyle = true,
                AuthenticationRegion = "us-east-1",
            }
        );
        await _s3.PutBucketAsync(Bucket, Cancel);
        await RecordedDays.WriteAsync(Path.Combine(_folder.Path, "logs"));
        foreach (var file in Layers.SelectMany(layer => Files(layer)))
        {
            await PutAsync(Path.GetRelativePath(Path.Combine(_folder.Path, "logs"), file), File.ReadAllBytes(file));
        }
    }

    [Fact]
    public void A_bucket_makes_the_same_store_as_a_directory()
    {
        // Whoever does not know a gateway's key believes the one beside the ledger, here as there.
        var here = Ingest("here.db", [.. Layers.Select(layer => Path.Combine(_folder.Path, "logs", layer))]);
        var there = Ingest("there.db", $"s3://{Bucket}/");
        Assert.Equal(here.Events.OrderBy(kind => kind.Key), there.Events.OrderBy(kind => kind.Key));
        Assert.Equal((here.New, here.SetAsideCount), (there.New, there.SetAsideCount));
        const string Sql =
            "SELECT event_id, time, person, model, resource FROM event_v ORDER BY 1; SELECT request_id FROM gateway_call";
        foreach (var sql in Sql.Split(';'))
        {
            Assert.Equal(Rows("here.db", sql), Rows("there.db", sql));
        }

        Assert.Equal(
            ["s3://audit-logs/ledger/|1"],
            Rows("there.db", "SELECT path, mark FROM file WHERE name = 'ledger'")
        );
    }

    [Fact]
    public async Task Only_what_is_new_by_key_and_etag_is_read_again()
    {
        var first = Ingest("store.db", $"s3://{Bucket}/trail", $"s3://{Bucket}/access/");
        var again = Ingest("store.db", $"s3://{Bucket}/trail", $"s3://{Bucket}/access/");
        Assert.Equal((0, first.Files, first.New + first.Repeated), (again.New, again.FilesKnown, again.Repeated));

        await PutAsync(
            "access/another",
            "owner79a59df900 phi-records [11/Jun/2026:20:38:00 +0000] 192.0.2.1 - 3E - - - 200"u8.ToArray()
        );
        await PutAsync(
            "access/2026-06-11-10-00-00-ABCDEF",
            "owner79a59df900 phi-records [11/Jun/2026:21:38:00 +0000] 192.0.2.1 - 4E - - - 200"u8.ToArray()
        );
        var third = Ingest("store.db", $"s3://{Bucket}/trail", $"s3://{Bucket}/access/");
        Assert.Equal((2, first.Files - 1), (third.New, third.FilesKnown));
    }

    [Fact]
    public async Task A_digests_signature_comes_from_the_objects_metadata()
    {
        var digest =
            """{"awsAccountId":"111122223333","digestStartTime":"2026-06-11T00:00:00Z","digestEndTime":"2026-06-11T01:00:00Z","digestS3Bucket":"audit-logs","digestS3Object":"d.json","digestPublicKeyFingerprint":"f","digestSignatureAlgorithm":"SHA256withRSA","newestEventTime":null,"oldestEventTime":null,"previousDigestS3Bucket":null,"previousDigestS3Object":null,"previousDigestHashValue":null,"previousDigestHashAlgorithm":null,"previousDigestSignature":null,"logFiles":[]}""";
        await _s3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = Bucket,
                Key = "digests/d.json",
                ContentBody = digest,
                Metadata = { ["signature"] = "abcd", ["signature-algorithm"] = "SHA256withRSA" },
            },
            Cancel
        );
        Ingest("store.db", $"s3://{Bucket}/digests/");
        Assert.Equal(["audit-logs/d.json|abcd"], Rows("store.db", "SELECT object, signature FROM digest"));
    }

    [Fact]
    public void Content_out_of_a_bucket_is_what_it_is_out_of_a_directory()
    {
        var here = Ingest("here.db", content: true, Path.Combine(_folder.Path, "logs", "invocations")).Content!;
        var there = Ingest("there.db", content: true, $"s3://{Bucket}/invocations/").Content!;
        Assert.True(here.Kept > 0);
        Assert.Equal(here, there);
        Assert.Equal(Bodies("here.db"), Bodies("there.db"));
        Assert.Equal(0, Ingest("there.db", content: true, $"s3://{Bucket}/invocations/").Content!.Kept);
    }

    [Fact]
    public async Task A_sigma_rule_is_asked_of_logs_in_a_bucket()
    {
        var rule = Path.Combine(_folder.Path, "rule.yml");
        await File.WriteAllTextAsync(
            rule,
            """
            title: Tokens
            id: tokens
            level: high
            logsource: { product: aws, service: cloudtrail }
            detection:
                selection:
                    additionalEventData.inputTokens|gte: 50
                condition: selection
            """,
            Cancel
        );
        Ingest("here.db", Path.Combine(_folder.Path, "logs", "trail"));
        Ingest("store.db", $"s3://{Bucket}/trail");
        using var here = EvidenceStore.OpenReadOnly(Path.Combine(_folder.Path, "here.db"));
        using var store = EvidenceStore.OpenReadOnly(Path.Combine(_folder.Path, "store.db"));
        var read = SigmaAnomalies.Find(store, rule, Severity.Low, new Scope(), _s3);
        Assert.Empty(read.Limits);
        Assert.NotEmpty(read.Rows);
        Assert.Equal(
            SigmaAnomalies.Find(here, rule, Severity.Low, new Scope()).Rows.Select(row => string.Join('|', row)),
            read.Rows.Select(row => string.Join('|', row))
        );

        var alone = SigmaAnomalies.Find(store, rule, Severity.Low, new Scope());
        Assert.Empty(alone.Rows);
        Assert.Contains("additionalEventData.inputTokens", Assert.Single(alone.Limits));

        // An object that is another by now is not what the store was filled from.
        foreach (var path in Rows("store.db", "SELECT path FROM file WHERE kinds LIKE '%cloudtrail=%'"))
        {
            await PutAsync(path[$"s3://{Bucket}/".Length..], "{}"u8.ToArray());
        }

        Assert.Empty(SigmaAnomalies.Find(store, rule, Severity.Low, new Scope(), _s3).Rows);
    }

    [Fact]
    public async Task A_large_object_leaves_nothing_behind_and_a_missing_bucket_is_told()
    {
        var line = "owner79a59df900 phi-records [11/Jun/2026:20:38:00 +0000] 192.0.2.1 - 3E - - - 200\n";
        await PutAsync(
            "large/log",
            System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(line, 120_000)))
        );
        var before = Spooled();
        Assert.Equal(1, Ingest("store.db", $"s3://{Bucket}/large").New);
        Assert.Equal(before, Spooled());
        var missing = Assert.Throws<IOException>(() => Ingest("store.db", "s3://no-such-bucket/x"));
        Assert.Contains("NoSuchBucket", missing.Message);
    }

    [Fact]
    public void An_object_that_changed_since_it_was_listed_is_set_aside_and_read_the_next_time()
    {
        var changed = Assert.Throws<IOException>(() =>
            S3Download.Open(_s3, Bucket, "access/2026-06-11-10-00-00-ABCDEF", "\"another\"", Cancel)
        );
        Assert.Contains("changed since", changed.Message);
    }

    public async ValueTask DisposeAsync()
    {
        _s3?.Dispose();
        if (_moto is not null)
        {
            await _moto.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static int Spooled() => Directory.GetFiles(Path.GetTempPath(), "ringfence-*").Length;

    private IEnumerable<string> Files(string layer) =>
        Directory.EnumerateFiles(Path.Combine(_folder.Path, "logs", layer), "*", SearchOption.AllDirectories);

    private Task PutAsync(string key, byte[] content) =>
        _s3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = Bucket,
                Key = key,
                InputStream = new MemoryStream(content),
            },
            Cancel
        );

    private IngestReport Ingest(string store, params string[] paths) => Ingest(store, content: false, paths);

    private IngestReport Ingest(string store, bool content, params string[] paths)
    {
        var path = Path.Combine(_folder.Path, store);
        using var evidence = EvidenceStore.Open(path);
        var keys = content ? ContentKeys.OpenOrCreate(path) : null;
        return Ingestion.Run(evidence, paths, TimeProvider.System, cancel: Cancel, s3: _s3, content: keys);
    }

    private List<string> Bodies(string store)
    {
        using var evidence = EvidenceStore.OpenReadOnly(Path.Combine(_folder.Path, store));
        return
        [
            .. Rows(store, "SELECT DISTINCT request_id FROM content ORDER BY 1")
                .SelectMany(id =>
                    CallContent
                        .Read(evidence, id)
                        .Select(one => $"{id} {one.Side} {Encoding.UTF8.GetString(one.Body.Span)}")
                ),
        ];
    }

    private List<string> Rows(string store, string sql)
    {
        using var evidence = EvidenceStore.OpenReadOnly(Path.Combine(_folder.Path, store));
        using var statement = new Statement(evidence.Database, sql);
        var rows = new List<string>();
        while (statement.Step())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, statement.Columns).Select(statement.Text)));
        }

        return rows;
    }
}
