using System.Text;
using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class InvocationLogTests
{
    private const string Bucket = "invocation-logs";

    private static Task<LocalAws> StartAsync() =>
        LocalAws.StartAsync(options => options with { InvocationLogBucket = Bucket });

    private static string Folder(LocalAws aws) => Path.Combine(aws.Directory, "s3", Bucket);

    private static async Task<IReadOnlyList<JsonObject>> RecordsAsync(LocalAws aws)
    {
        await aws.DeliverAsync();
        return
        [
            .. Directory
                .EnumerateFiles(Folder(aws), "*.json.gz", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/data/"))
                .Order()
                .SelectMany(path =>
                    Encoding.UTF8.GetString(TrailBucket.Unzip(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                )
                .Select(line => JsonNode.Parse(line)!.AsObject()),
        ];
    }

    [Fact]
    public async Task A_record_has_the_request_id_the_principal_the_metadata_and_both_bodies()
    {
        await using var aws = await StartAsync();
        var keys = await aws.AssumeAsync(session: "okafor");
        var response = await aws.SignedAsync(
            "POST",
            $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse",
            Bodies.Converse("hello", body => body["requestMetadata"] = new JsonObject { ["team"] = "oncology" }),
            keys: keys
        );
        var answer = await Task.FromResult(response).JsonAsync();
        var record = Assert.Single(await RecordsAsync(aws));

        Assert.Equal(("ModelInvocationLog", "1.0"), ((string?)record["schemaType"], (string?)record["schemaVersion"]));
        Assert.Equal("2026-01-02T03:04:05Z", (string?)record["timestamp"]);
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId").Single(), (string?)record["requestId"]);
        Assert.Equal(
            "arn:aws:sts::111122223333:assumed-role/RingfenceGateway/okafor",
            (string?)record["identity"]!["arn"]
        );
        Assert.Equal(("Converse", Models.Haiku), ((string?)record["operation"], (string?)record["modelId"]));
        Assert.Equal("""{"team":"oncology"}""", record["requestMetadata"]!.ToJsonString());
        Assert.Equal((2, 30), ((int)record["input"]!["inputTokenCount"]!, (int)record["output"]!["outputTokenCount"]!));
        string[] input = [.. record["input"]!["inputBodyJson"]!.AsObject().Select(member => member.Key)];
        Assert.Equal(["messages", "inferenceConfig"], input);
        Assert.True(JsonNode.DeepEquals(answer, record["output"]!["outputBodyJson"]));
        Assert.Null(record["errorCode"]);
    }

    [Fact]
    public async Task A_Converse_stream_is_put_together_and_an_InvokeModel_stream_is_an_array()
    {
        await using var aws = await StartAsync();
        var whole = await aws.ConverseAsync("hello").JsonAsync();
        await aws.SignedAsync(
                "POST",
                $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse-stream",
                Bodies.Converse("hello")
            )
            .FramesAsync();
        var chunks = (
            await aws.SignedAsync(
                    "POST",
                    $"/model/{Uri.EscapeDataString(Models.Haiku)}/invoke-with-response-stream",
                    Bodies.Claude("hello")
                )
                .FramesAsync()
        ).Chunks();
        var records = await RecordsAsync(aws);
        Assert.Equal(
            ["Converse", "ConverseStream", "InvokeModelWithResponseStream"],
            records.Select(record => (string?)record["operation"])
        );
        Assert.True(JsonNode.DeepEquals(whole, records[1]["output"]!["outputBodyJson"]));
        Assert.True(
            JsonNode.DeepEquals(
                new JsonArray([.. chunks.Select(chunk => chunk.DeepClone())]),
                records[2]["output"]!["outputBodyJson"]
            )
        );
    }

    [Fact]
    public async Task A_stream_that_failed_has_its_error_and_what_was_sent()
    {
        await using var aws = await StartAsync();
        await aws.SignedAsync(
                "POST",
                $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse-stream",
                Bodies.Converse("""[[local: say="12345678"; chunks=2; fail=modelStreamError after=1]]""")
            )
            .FramesAsync();
        await aws.ConverseAsync("[[local: throttle]]");
        var records = await RecordsAsync(aws);
        Assert.Equal("ModelStreamErrorException", (string?)records[0]["errorCode"]);
        Assert.Equal("1234", records[0]["output"]!["outputBodyJson"]!.AsObject().Said());
        Assert.Equal("ThrottlingException", (string?)records[1]["errorCode"]);
        Assert.NotNull(records[1]["input"]!["inputBodyJson"]);
        Assert.Null(records[1]["output"]);
    }

    [Fact]
    public async Task Large_bodies_lie_in_objects_of_their_own()
    {
        await using var aws = await StartAsync();
        var text = new string('x', 120_000);
        await aws.ConverseAsync($"[[local: echo]]{text}", Models.NovaLite);
        var record = Assert.Single(await RecordsAsync(aws));
        Assert.Null(record["input"]!["inputBodyJson"]);
        var path = (string)record["input"]!["inputBodyS3Path"]!;
        Assert.Matches(
            $"^s3://{Bucket}/AWSLogs/111122223333/BedrockModelInvocationLogs/us-east-1/2026/01/02/03/data/{record["requestId"]}_input[.]json[.]gz$",
            path
        );
        var body = JsonNode.Parse(TrailBucket.Unzip(Path.Combine(aws.Directory, "s3", path["s3://".Length..])))!;
        Assert.EndsWith(text, (string?)body["messages"]![0]!["content"]![0]!["text"]);
        Assert.NotNull(record["output"]!["outputBodyS3Path"] ?? record["output"]!["outputBodyJson"]);
    }

    [Fact]
    public async Task Batches_lie_where_Bedrock_puts_them_beside_its_permission_check()
    {
        await using var aws = await StartAsync();
        await aws.ConverseAsync("hello");
        await aws.DeliverAsync();
        string[] objects =
        [
            .. Directory
                .EnumerateFiles(Folder(aws), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Folder(aws), path))
                .Order(),
        ];
        Assert.Matches(
            "^AWSLogs/111122223333/BedrockModelInvocationLogs/us-east-1/2026/01/02/03/20260102T030405000Z_[0-9a-f]{16}[.]json[.]gz$",
            objects[1]
        );
        Assert.Equal(
            "AWSLogs/111122223333/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check",
            objects[0]
        );
        Assert.Equal(0, new FileInfo(Path.Combine(Folder(aws), objects[0])).Length);
    }

    [Fact]
    public async Task Without_text_delivery_records_have_counts_and_no_bodies()
    {
        await using var aws = await LocalAws.StartAsync();
        await aws.SignedAsync(
                "PUT",
                "/logging/modelinvocations",
                $$$"""{"loggingConfig":{"s3Config":{"bucketName":"{{{Bucket}}}","keyPrefix":"deep/er"},"textDataDeliveryEnabled":false}}"""
            )
            .JsonAsync();
        await aws.ConverseAsync("hello");
        await aws.SignedAsync("POST", "/model/amazon.titan-embed-text-v1/invoke", """{"inputText":"secret"}""")
            .JsonAsync();
        var records = await RecordsAsync(aws);
        Assert.Equal(2, records.Count);
        Assert.All(records, record => Assert.Null(record["input"]!["inputBodyJson"]));
        Assert.Null(records[0]["output"]!["outputBodyJson"]);
        Assert.True(Directory.Exists(Path.Combine(Folder(aws), "deep", "er", "AWSLogs")));

        await aws.SignedAsync("DELETE", "/logging/modelinvocations").JsonAsync();
        await aws.ConverseAsync("hello");
        Assert.Equal(2, (await RecordsAsync(aws)).Count);
    }
}
