using System.Buffers;
using System.IO.Compression;
using System.Text;
using Ringfence.Evidence.Calls;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;
using Ringfence.Tests.Ledger;

namespace Ringfence.Tests.Evidence;

public sealed class CallQuestionTests : IDisposable
{
    private const string AwsId = "6d90c825-0000-4000-8000-000000000001";
    private readonly TemporaryFolder _folder = new();

    // Named like the folders within a bucket, which must not matter.
    private string Root => Path.Combine(_folder.Path, "CloudTrail-Digest", "data");

    private LocalLayers Layers =>
        new(Path.Combine(Root, "ledger"), Path.Combine(Root, "s3"), Path.Combine(Root, "public_keys.json"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_call_is_joined_over_three_layers_by_its_aws_request_id()
    {
        await RecordAsync(AwsId);
        Deliver(
            "CloudTrail/us-east-1/2026/01/02/111122223333_CloudTrail_us-east-1_20260102T0304Z_0123456789abcdef.json.gz",
            TrailFile(AwsId)
        );
        Deliver(
            "BedrockModelInvocationLogs/us-east-1/2026/01/02/03/20260102T030405678Z_0123456789abcdef.json.gz",
            LogLine(AwsId)
        );

        var layers = CallQuestion.Ask(Layers, AwsId, (_, error) => throw error);

        Assert.Equal([Mark.Verified, Mark.Unverified, Mark.Unverified], layers.Select(layer => layer.Mark));
        Assert.All(layers, layer => Assert.Equal(AwsId, layer.Facts[Fact.AwsRequestId]));
        Assert.All(layers, layer => Assert.Equal("7", layer.Facts[Fact.InputTokens]));
        Assert.All(layers, layer => Assert.Equal("a.okafor", layer.Facts[Fact.Person]));
        Assert.Equal("entries 0 and 1", layers[0].Facts[Fact.Record]);
    }

    [Fact]
    public async Task A_call_is_found_by_ringfences_own_id_too()
    {
        await RecordAsync(AwsId);
        var gateway = CallQuestion.Ask(Layers, "own-id", (_, error) => throw error)[0];
        Assert.Equal(AwsId, gateway.Facts[Fact.AwsRequestId]);
    }

    [Fact]
    public async Task A_call_around_the_gateway_is_absent_there_and_found_in_cloudtrail()
    {
        await RecordAsync(AwsId);
        const string Other = "6d90c825-0000-4000-8000-00000000000f";
        Deliver(
            "CloudTrail/us-east-1/2026/01/02/111122223333_CloudTrail_us-east-1_20260102T0304Z_0123456789abcdef.json.gz",
            TrailFile(Other)
        );

        var layers = CallQuestion.Ask(Layers, Other, (_, error) => throw error);

        Assert.Equal([Mark.Absent, Mark.Unverified, Mark.Absent], layers.Select(layer => layer.Mark));
    }

    [Fact]
    public async Task A_call_that_never_reached_aws_says_so_in_both_of_its_layers()
    {
        await RecordAsync(null);
        var layers = CallQuestion.Ask(Layers, "own-id", (_, error) => throw error);
        Assert.Equal([Mark.Verified, Mark.Absent, Mark.Absent], layers.Select(layer => layer.Mark));
        Assert.Contains("no AWS request id", layers[1].Because);
    }

    [Fact]
    public async Task An_unreadable_log_file_is_told_and_the_others_are_read()
    {
        await RecordAsync(AwsId);
        Deliver(
            "CloudTrail/us-east-1/2026/01/02/111122223333_CloudTrail_us-east-1_20260102T0304Z_0123456789abcdef.json.gz",
            TrailFile(AwsId)
        );
        Deliver(
            "CloudTrail/us-east-1/2026/01/02/111122223333_CloudTrail_us-east-1_20260102T0309Z_fedcba9876543210.json.gz",
            "{ not json"
        );
        var told = new List<string>();

        var layers = CallQuestion.Ask(Layers, AwsId, (path, _) => told.Add(path));

        Assert.Equal(Mark.Unverified, layers[1].Mark);
        Assert.EndsWith("fedcba9876543210.json.gz", Assert.Single(told));
    }

    private async Task RecordAsync(string? awsRequestId)
    {
        using var signer = KeyFile.OpenOrCreate(Path.Combine(Root, "ledger.key"), "test.example/log");
        var options = new LedgerOptions { Directory = Layers.Ledger, Origin = "test.example/log" };
        await using var ledger = MerkleLog.Open(options, signer, TimeProvider.System);
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var call = new CallContext
        {
            Caller = new Caller("https://issuer.example", "sub-1", "a.okafor", "oncology", ["clinician"], "app"),
            Source = "127.0.0.1",
            Door = "bedrock",
            Operation = "Converse",
            ModelAsked = "claude-sonnet",
            ModelUsed = "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            Region = "us-east-1",
        };
        var asked = new ArrayBufferWriter<byte>();
        EntryEncoding.Write(
            asked,
            new InferenceAsked
            {
                Time = time,
                RequestId = "own-id",
                Call = call,
            }
        );
        var index = await ledger.AppendAsync(asked.WrittenMemory);
        var answered = new ArrayBufferWriter<byte>();
        EntryEncoding.Write(
            answered,
            new InferenceAnswered
            {
                Time = time,
                RequestId = "own-id",
                Asked = index,
                AwsRequestIds = awsRequestId is null ? [] : [awsRequestId],
                Status = 200,
                Error = "None",
                Fault = "none",
                Tokens = new TokenCounts(7, 32, 0, 0, Partial: false),
            }
        );
        await ledger.AppendAsync(answered.WrittenMemory);
    }

    private void Deliver(string key, string text)
    {
        var path = Path.Combine(Layers.Buckets, "bucket", "AWSLogs", "111122223333", key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string TrailFile(string id) =>
        """{"Records":[{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/R/a.okafor","sessionContext":{"sourceIdentity":"a.okafor"}},"eventTime":"2026-01-02T03:04:05Z","eventSource":"bedrock.amazonaws.com","eventName":"Converse","awsRegion":"us-east-1","sourceIPAddress":"127.0.0.1","requestParameters":{"modelId":"us.anthropic.claude-sonnet-4-5-20250929-v1:0"},"additionalEventData":{"inputTokens":7,"outputTokens":32},"requestID":"@@"}]}""".Replace(
            "@@",
            id
        );

    private static string LogLine(string id) =>
        """{"schemaType":"ModelInvocationLog","timestamp":"2026-01-02T03:04:05Z","region":"us-east-1","requestId":"ID","operation":"Converse","modelId":"m","identity":{"arn":"arn:aws:sts::111122223333:assumed-role/R/a.okafor"},"requestMetadata":{"ringfence-request-id":"own-id","ringfence-user":"a.okafor","ringfence-team":"oncology"},"input":{"inputTokenCount":7},"output":{"outputTokenCount":32}}""".Replace(
            "\"ID\"",
            $"\"{id}\""
        );
}
