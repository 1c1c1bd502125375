using Ringfence.Controls;
using Ringfence.Controls.Frameworks;
using Ringfence.Evidence.Packs;
using Ringfence.Evidence.Store;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Packs;

/// <summary>Eight hours of CloudTrail, and packs over them.</summary>
internal sealed class PackWorld : IDisposable
{
    public static readonly DateTimeOffset From = new(2026, 6, 11, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset To = From.AddHours(8);

    private readonly StoreWorld _store = new();
    private readonly string _root = Directory.CreateTempSubdirectory("pack-").FullName;
    private readonly List<string> _events = [];
    private readonly List<PostureFile> _posture = [];
    private readonly List<PersonStatement> _statements = [];
    private readonly List<string> _sql = [];
    private readonly List<string> _ledgers = [];

    public string Folder => Path.Combine(_root, "pack");

    public VerifierKey Key { get; private set; } = null!;

    /// <summary>A change, an hour into the period.</summary>
    public PackWorld Event(string source, string name, string parameters, string more = "", int minute = 60)
    {
        var time = From.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        _events.Add(
            $$"""{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/Ops/m.lindqvist","sessionContext":{"sourceIdentity":"m.lindqvist"} },"eventTime":"{{time}}","eventSource":"{{source}}.amazonaws.com","eventName":"{{name}}","awsRegion":"us-east-1","sourceIPAddress":"10.0.0.9","requestParameters":{{parameters}},"eventID":"e-{{_events.Count}}","requestID":"r-{{_events.Count}}"{{more}}}"""
        );
        return this;
    }

    /// <summary>A trusted digest over a span, all of whose logs are there.</summary>
    public PackWorld Proven(double fromHour, double toHour, string region = "us-east-1")
    {
        var (from, to) = (From.AddHours(fromHour), From.AddHours(toHour));
        _sql.Add(
            $"INSERT INTO digest(file, object, start, ended, trusted, logs) VALUES(1, 'b/AWSLogs/111122223333/CloudTrail-Digest/{region}/111122223333_CloudTrail-Digest_{region}_t_us-east-1_{to:yyyyMMdd'T'HHmmss}Z.json.gz', {from.ToUnixTimeMilliseconds()}, {to.ToUnixTimeMilliseconds()}, 1, '[]')"
        );
        return this;
    }

    public PackWorld Audit(string control, string verdict, DateTimeOffset? made = null)
    {
        _posture.Add(
            new(
                "audit.json",
                $"{_posture.Count:D64}",
                made ?? From.AddHours(2),
                new Dictionary<string, IReadOnlyList<PostureResult>>
                {
                    [control] = [new(control, verdict, "high", "because", "AWS::S3::Bucket Letters t.yaml:3:1")],
                }
            )
        );
        return this;
    }

    public PackWorld State(string control, DateOnly date, DateOnly expires)
    {
        _statements.Add(new(control, "It is so.", "n.ferreira", date, expires, null, null));
        return this;
    }

    /// <summary>A gateway's ledger with one call within the period; its key.</summary>
    public async Task<VerifierKey> GatewayAsync()
    {
        const string Origin = "ringfence.test/gateway";
        var folder = Path.Combine(_root, "gateway");
        using var signer = KeyFile.OpenOrCreate(Path.Combine(_root, "gateway-keys", "ledger.key"), Origin);
        await using var ledger = MerkleLog.Open(
            new LedgerOptions { Directory = folder, Origin = Origin },
            signer,
            TimeProvider.System
        );
        var entry = new System.Buffers.ArrayBufferWriter<byte>();
        EntryEncoding.Write(
            entry,
            new InferenceAsked
            {
                Time = From.AddHours(1),
                RequestId = "call-1",
                Call = new CallContext
                {
                    Caller = new Caller("i", "s", "a.okafor", "oncology", [], ""),
                    Source = "10.0.0.1",
                    Door = "bedrock",
                    Operation = "Converse",
                    ModelAsked = "m",
                },
            }
        );
        await ledger.AppendAsync(entry.WrittenMemory);
        _ledgers.Add(folder);
        return VerifierKey.Parse(signer.VerifierKey);
    }

    public Pack Assess(Framework? framework = null)
    {
        _store.Write("111122223333_CloudTrail_us-east-1_20260611T0100Z_x.json", StoreWorld.Trail(_events));
        _store.Ingest();
        using (var store = EvidenceStore.Open(_store.StorePath))
        {
            foreach (var sql in _sql)
            {
                store.Run(sql);
            }
        }

        _sql.Clear();
        using var evidence = EvidenceStore.OpenReadOnly(_store.StorePath);
        return Pack.Assess(evidence, Request(framework));
    }

    public PackRequest Request(Framework? framework = null) =>
        new(framework ?? Hipaa.Framework, From, To, To.AddDays(1), _posture, _statements, _ledgers);

    public static ControlAssessment Of(Pack pack, string control) =>
        pack.Controls.Single(each => each.Control.Id == control);

    /// <summary>Writes the pack and seals it in a ledger of its own.</summary>
    public async Task SealAsync(Pack pack)
    {
        const string Origin = "ringfence.test/packs";
        using var signer = KeyFile.OpenOrCreate(Path.Combine(_root, "keys", "ledger.key"), Origin);
        Key = VerifierKey.Parse(signer.VerifierKey);
        var writer = PackWriter.Write(pack, Folder, signer.VerifierKey);
        await using var ledger = MerkleLog.Open(
            new LedgerOptions { Directory = Path.Combine(_root, "ledger"), Origin = Origin },
            signer,
            TimeProvider.System
        );
        writer.Seal(
            await PackSeal.AppendAsync(
                new PackSealed
                {
                    Time = To,
                    RequestId = "pack-1",
                    Framework = pack.Request.Framework.Id,
                    From = From,
                    To = To,
                    Digest = writer.Digest,
                },
                ledger,
                signer.VerifierKey
            )
        );
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
