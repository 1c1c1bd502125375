using System.Buffers;
using System.IO.Compression;
using System.Text;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;

namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>A folder of logs and a store beside it.</summary>
internal sealed class StoreWorld : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("store-").FullName;

    public string Logs => Path.Combine(_root, "logs");

    public string StorePath => Path.Combine(_root, "evidence.db");

    public string Write(string name, ReadOnlySpan<byte> content, bool gzip = false)
    {
        var path = Path.Combine(Logs, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Stream to = gzip ? new GZipStream(File.Create(path), CompressionLevel.Fastest) : File.Create(path);
        to.Write(content);
        return path;
    }

    public string Write(string name, string content, bool gzip = false) =>
        Write(name, Encoding.UTF8.GetBytes(content), gzip);

    public IngestReport Ingest(params string[] paths) => Ingest(LedgerExtent.Whole, paths);

    public IngestReport Ingest(LedgerExtent ledgers, params string[] paths)
    {
        using var store = EvidenceStore.Open(StorePath);
        return Ingestion.Run(
            store,
            paths.Length > 0 ? paths : [Logs],
            TimeProvider.System,
            ledgers: ledgers,
            cancel: TestContext.Current.CancellationToken
        );
    }

    /// <summary>Calls into a ledger, a minute each: <c>g-N</c>, which AWS knows as <c>r-N</c>.</summary>
    /// <param name="begin">Whether their beginnings are written.</param>
    /// <param name="end">Whether their ends are.</param>
    public async Task RecordAsync(string directory, int from, int to, bool begin = true, bool end = true)
    {
        using var signer = KeyFile.OpenOrCreate(StorePath + ".key", "test.example/log");
        var options = new LedgerOptions { Directory = directory, Origin = "test.example/log" };
        await using var ledger = MerkleLog.Open(options, signer, TimeProvider.System);
        for (var number = from; number < to; number++)
        {
            var time = new DateTimeOffset(2026, 6, 11, 0, 0, 16, TimeSpan.Zero).AddMinutes(number);
            if (begin)
            {
                var asked = new ArrayBufferWriter<byte>();
                EntryEncoding.Write(
                    asked,
                    new InferenceAsked
                    {
                        Time = time,
                        RequestId = $"g-{number}",
                        Call = new()
                        {
                            Caller = new("i", "s", "a.okafor", "oncology", [], ""),
                            Source = "10.0.0.1",
                            Door = "bedrock",
                            Operation = "Converse",
                            ModelAsked = "m",
                        },
                    }
                );
                await ledger.AppendAsync(asked.WrittenMemory);
            }

            if (end)
            {
                var answered = new ArrayBufferWriter<byte>();
                EntryEncoding.Write(
                    answered,
                    new InferenceAnswered
                    {
                        Time = time.AddMilliseconds(900),
                        RequestId = $"g-{number}",
                        Asked = number,
                        AwsRequestIds = [$"r-{number}"],
                        Status = 200,
                        Error = "None",
                        Fault = "none",
                        Tokens = new TokenCounts(10, 20, 0, 0, Partial: false),
                    }
                );
                await ledger.AppendAsync(answered.WrittenMemory);
            }
        }
    }

    /// <summary>Rows as text, values separated by bars.</summary>
    public List<string> Ask(string sql)
    {
        using var store = EvidenceStore.OpenReadOnly(StorePath);
        using var statement = new Statement(store.Database, sql);
        var rows = new List<string>();
        while (statement.Step())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, statement.Columns).Select(statement.Text)));
        }

        return rows;
    }

    public static string Event(int number, string more = "") =>
        $$"""{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROA:a.okafor","arn":"arn:aws:sts::111122223333:assumed-role/App/a.okafor","accountId":"111122223333","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::111122223333:role/x/App"},"sourceIdentity":"a.okafor"} },"eventTime":"2026-06-11T00:{{number % 60:D2}}:17Z","eventSource":"bedrock.amazonaws.com","eventName":"Converse","awsRegion":"us-east-1","sourceIPAddress":"10.0.0.1","requestParameters":{"modelId":"anthropic.claude"},"requestID":"r-{{number}}","eventID":"e-{{number}}","readOnly":true{{more}}}""";

    public static string Trail(params IEnumerable<string> events) => $$"""{"Records":[{{string.Join(',', events)}}]}""";

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
