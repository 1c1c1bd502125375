using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class TrailTests
{
    [Fact]
    public async Task Every_call_has_a_record_as_AWS_writes_it()
    {
        await using var aws = await LocalAws.StartAsync();
        var keys = await aws.AssumeAsync();
        var response = await aws.ConverseAsync("hello", keys: keys);
        var record = (await aws.TrailAsync()).Single(record => (string?)record["eventName"] == "Converse");

        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId").Single(), (string?)record["requestID"]);
        string[] members =
        [
            "eventVersion",
            "userIdentity",
            "eventTime",
            "eventSource",
            "eventName",
            "awsRegion",
            "sourceIPAddress",
            "userAgent",
            "requestParameters",
            "responseElements",
            "additionalEventData",
            "requestID",
            "eventID",
            "readOnly",
            "eventType",
            "managementEvent",
            "recipientAccountId",
            "eventCategory",
            "tlsDetails",
        ];
        Assert.Equal(members, record.Select(member => member.Key));
        Assert.Equal(
            ("1.11", "bedrock.amazonaws.com"),
            ((string?)record["eventVersion"], (string?)record["eventSource"])
        );
        Assert.Equal("2026-01-02T03:04:05Z", (string?)record["eventTime"]);
        Assert.Equal($$"""{"modelId":"{{Models.Haiku}}"}""", record["requestParameters"]!.ToJsonString());
        Assert.Equal("""{"inputTokens":2,"outputTokens":30}""", record["additionalEventData"]!.ToJsonString());
        Assert.Null(record["responseElements"]);
        Assert.True((bool)record["readOnly"]!);
        Assert.Equal(
            "bedrock-runtime.us-east-1.amazonaws.com",
            (string?)record["tlsDetails"]!["clientProvidedHostHeader"]
        );
        Assert.DoesNotContain("hello", record.ToJsonString());
    }

    [Fact]
    public async Task A_refused_call_has_its_error_and_a_call_of_nobody_has_no_record()
    {
        await using var aws = await LocalAws.StartAsync();
        await aws.ConverseAsync("[[local: throttle]]");
        await aws.ConverseAsync("x", keys: aws.Keys with { SecretAccessKey = "wrong" });
        var record = Assert.Single(await aws.TrailAsync());
        Assert.Equal("ThrottlingException", (string?)record["errorCode"]);
        Assert.Equal("Too many requests, please wait before trying again.", (string?)record["errorMessage"]);
        Assert.Null(record["additionalEventData"]);
    }

    [Fact]
    public async Task A_denied_call_says_nothing_of_what_was_asked()
    {
        await using var aws = await LocalAws.StartAsync();
        await aws.ConverseAsync("[[local: fail=accessDenied]]");
        var record = Assert.Single(await aws.TrailAsync());
        Assert.Equal("AccessDenied", (string?)record["errorCode"]);
        Assert.Null(record["requestParameters"]);
    }

    [Fact]
    public async Task Parameters_too_large_for_the_trail_are_left_out_as_AWS_leaves_them()
    {
        await using var aws = await LocalAws.StartAsync();
        var words = string.Join(
            ',',
            Enumerable.Range(0, 5_000).Select(word => $$"""{"text":"word number {{word}}"}""")
        );
        await aws.SignedAsync(
                "POST",
                "/guardrails",
                """{"name":"g","blockedInputMessaging":"x","blockedOutputsMessaging":"x","wordPolicyConfig":{"wordsConfig":["""
                    + words
                    + "]}}"
            )
            .JsonAsync();
        var record = Assert.Single(await aws.TrailAsync());
        Assert.True((bool)record["requestParameters"]!["omitted"]!);
        Assert.Equal("requestParameters too large", (string?)record["requestParameters"]!["reason"]);
    }

    [Fact]
    public async Task A_call_through_a_profile_names_the_region_that_ran_it_unless_it_is_its_own()
    {
        await using var aws = await LocalAws.StartAsync();
        for (var call = 0; call < 20; call++)
        {
            await aws.ConverseAsync("hello", Models.SonnetThroughProfile);
        }

        var regions = (await aws.TrailAsync())
            .Select(record => (string?)record["additionalEventData"]!["inferenceRegion"])
            .ToHashSet();
        Assert.All(regions, region => Assert.True(region is "us-east-2" or "us-west-2" or null));
        Assert.True(regions.Count > 1);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_has_the_tokens_that_were_sent()
    {
        await using var aws = await LocalAws.StartAsync();
        var target = $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse-stream";
        await aws.SignedAsync(
                "POST",
                target,
                Bodies.Converse("""[[local: say="12345678"; chunks=2; fail=modelStreamError after=1]]""")
            )
            .FramesAsync();
        var record = Assert.Single(await aws.TrailAsync());
        Assert.Equal(1, (int)record["additionalEventData"]!["outputTokens"]!);
        Assert.Null(record["errorCode"]);
    }

    [Fact]
    public async Task Log_files_lie_where_CloudTrail_puts_them()
    {
        await using var aws = await LocalAws.StartAsync();
        await aws.ConverseAsync("hello");
        await aws.DeliverAsync();
        var path = Path.GetRelativePath(
            TrailBucket.Of(aws.Options),
            Assert.Single(TrailBucket.Objects(aws.Options, "/CloudTrail/"))
        );
        Assert.Matches(
            "^AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/02/111122223333_CloudTrail_us-east-1_20260102T0304Z_[A-Za-z0-9]{16}[.]json[.]gz$",
            path
        );

        await aws.DeliverAsync();
        Assert.Single(TrailBucket.Objects(aws.Options, "/CloudTrail/"));
    }

    [Fact]
    public async Task Log_files_are_delivered_by_themselves()
    {
        await using var aws = await LocalAws.StartAsync();
        await aws.ConverseAsync("hello");
        while (!TrailBucket.Objects(aws.Options, "/CloudTrail/").Any())
        {
            ((FakeTime)aws.Time).Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        Assert.Single(TrailBucket.Records(aws.Options));
    }

    [Fact]
    public async Task What_was_answered_before_the_process_died_is_delivered_by_the_next()
    {
        var (left, next) = (
            Directory.CreateTempSubdirectory("local-bedrock-").FullName,
            Directory.CreateTempSubdirectory("local-bedrock-").FullName
        );
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System, directory: left);
        await aws.ConverseAsync("delivered");
        await aws.DeliverAsync();
        var answered = (await aws.ConverseAsync("answered")).Headers.GetValues("x-amzn-RequestId").Single();
        var stream = await aws.SignedAsync(
            "POST",
            $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse-stream",
            Bodies.Converse("[[local: chunks=9; chunk-delay=60s]]")
        );
        var streaming = stream.Headers.GetValues("x-amzn-RequestId").Single();

        // What a process leaves that is killed now: its files as they are.
        Copy(left, next);
        await using var heir = await LocalAws.StartAsync(time: TimeProvider.System, directory: next);
        var ids = (await heir.TrailAsync()).Select(record => (string)record["requestID"]!).ToArray();
        Assert.Equal(3, ids.Length);
        Assert.Contains(answered, ids);
        Assert.Contains(streaming, ids);
        Assert.Contains(await heir.CallsAsync(), call => (string?)call["requestId"] == streaming);
        stream.Dispose();
    }

    [Fact]
    public async Task The_trail_and_its_keys_are_described_by_CloudTrails_API_and_in_files()
    {
        await using var aws = await LocalAws.StartAsync();
        var now = aws.Time.GetUtcNow().ToUnixTimeSeconds();
        var keys = await TrailApiAsync(aws, "ListPublicKeys", $$"""{"StartTime":{{now - 60}},"EndTime":{{now}}}""")
            .JsonAsync();
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(aws.Directory, "public_keys.json")))!;
        Assert.Equal((string?)file["PublicKeyList"]![0]!["Value"], (string?)keys["PublicKeyList"]![0]!["Value"]);
        Assert.True(keys["PublicKeyList"]![0]!["ValidityStartTime"]!.GetValue<long>() <= now);
        var past = await TrailApiAsync(aws, "ListPublicKeys", """{"StartTime":1000,"EndTime":2000}""").JsonAsync();
        Assert.Empty(past["PublicKeyList"]!.AsArray());

        var trails = await TrailApiAsync(aws, "DescribeTrails", "{}").JsonAsync();
        var described = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(aws.Directory, "trail.json")))!;
        Assert.True(JsonNode.DeepEquals(described, trails["trailList"]![0]));
        Assert.Equal("arn:aws:cloudtrail:us-east-1:111122223333:trail/ringfence-local", (string?)described["TrailARN"]);

        var wrong = await TrailApiAsync(aws, "ListPublicKeys", """{"StartTime":2000,"EndTime":1000}""");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(
            "InvalidTimeRangeException",
            (string?)JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["__type"]
        );
    }

    private static async Task<HttpResponseMessage> TrailApiAsync(LocalAws aws, string operation, string body)
    {
        var request = aws.Request("POST", "/");
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.{operation}");
        return await aws.SendAsync(await aws.SignAsync(request, service: "cloudtrail"));
    }

    private static void Copy(string from, string to)
    {
        foreach (
            var path in Directory
                .EnumerateFiles(from, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(path) != "lock")
        )
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }
}
