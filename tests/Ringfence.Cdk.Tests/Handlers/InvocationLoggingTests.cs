using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Ringfence.LocalBedrock;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>The handler of invocation logging against LocalBedrock, which verifies signatures and gives back what was put.</summary>
public sealed class InvocationLoggingTests : IAsyncLifetime
{
    private const string Module = "invocation_logging";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ringfence-handler-");
    private WebApplication _aws = null!;

    private Dictionary<string, string> Aws =>
        new()
        {
            ["AWS_ENDPOINT_URL_BEDROCK"] = LocalBedrockHost.EndpointsOf(_aws).Http.ToString(),
            ["AWS_ACCESS_KEY_ID"] = LongTermKeys.ReadOrCreate(_folder.FullName).AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = LongTermKeys.ReadOrCreate(_folder.FullName).SecretAccessKey,
        };

    public async ValueTask InitializeAsync()
    {
        _aws = LocalBedrockHost.Build(new LocalBedrockOptions { Directory = _folder.FullName }, TimeProvider.System);
        await _aws.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _folder.Delete(true);
    }

    [Fact]
    public void Created_updated_asked_again_and_deleted_it_stays_on()
    {
        foreach (
            var (kind, bucket) in new[]
            {
                ("Create", "one"),
                ("Create", "one"),
                ("Update", "two"),
                ("Update", "two"),
                ("Delete", "two"),
                ("Delete", "two"),
            }
        )
        {
            var answer = HandlerRun.Ask(
                Module,
                kind,
                Logging(bucket),
                Aws,
                kind == "Create" ? null : "model-invocation-logging"
            );

            Assert.Equal(("SUCCESS", ""), (answer["Status"]!.ToString(), answer["Reason"]!.ToString()));
            Assert.Equal("model-invocation-logging", answer["PhysicalResourceId"]!.ToString());
            Assert.Equal(
                bucket,
                HandlerRun.Call("bedrock", "/logging/modelinvocations", Aws)["loggingConfig"]!["s3Config"]![
                    "bucketName"
                ]!.ToString()
            );
        }
    }

    [Fact]
    public void A_wrong_key_is_told_in_the_answer()
    {
        var aws = Aws;
        aws["AWS_SECRET_ACCESS_KEY"] = "wrong";

        var answer = HandlerRun.Ask(Module, "Create", Logging("one"), aws);

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("403", answer["Reason"]!.ToString());
        Assert.Equal("nothing-was-made", answer["PhysicalResourceId"]!.ToString());
    }

    [Fact]
    public void What_was_never_made_is_deleted_without_asking_anybody()
    {
        using var bedrock = new StandIn((_, _) => (500, "InternalServerException|no"));

        var answer = HandlerRun.Ask(
            Module,
            "Delete",
            Logging("one"),
            new() { ["AWS_ENDPOINT_URL_BEDROCK"] = bedrock.Address },
            "nothing-was-made"
        );

        Assert.Equal("SUCCESS", answer["Status"]!.ToString());
        Assert.Empty(bedrock.Asked);
    }

    [Fact]
    public void A_bucket_policy_that_is_not_seen_yet_is_asked_for_again()
    {
        var puts = 0;
        using var bedrock = new StandIn(
            (request, body) =>
                request.HttpMethod == "PUT" && ++puts < 3 ? (400, "ValidationException|Failed to validate permissions")
                : request.HttpMethod == "PUT" ? (200, "{}")
                : (200, Put(Logging("one")).ToJsonString())
        );

        var answer = HandlerRun.Ask(
            Module,
            "Create",
            Logging("one"),
            new() { ["AWS_ENDPOINT_URL_BEDROCK"] = bedrock.Address }
        );

        Assert.Equal("SUCCESS", answer["Status"]!.ToString());
        Assert.Equal(3, puts);
        var (method, path, sent, authorization, _) = bedrock.Asked.First();
        Assert.Equal(("PUT", "/logging/modelinvocations"), (method, path));
        Assert.Contains("/us-east-1/bedrock/aws4_request", authorization);
        Assert.True(JsonNode.DeepEquals(Put(Logging("one")), JsonNode.Parse(sent)), sent);
    }

    [Fact]
    public void Permissions_that_never_come_end_in_a_failure_that_says_so()
    {
        using var bedrock = new StandIn((_, _) => (400, "ValidationException|Failed to validate permissions"));

        var answer = HandlerRun.Ask(
            Module,
            "Create",
            Logging("one"),
            new() { ["AWS_ENDPOINT_URL_BEDROCK"] = bedrock.Address }
        );

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("Failed to validate permissions", answer["Reason"]!.ToString());
        Assert.Equal(6, bedrock.Asked.Count);
    }

    [Fact]
    public void Bedrock_that_takes_it_and_does_not_keep_it_is_a_failure()
    {
        using var bedrock = new StandIn((_, _) => (200, "{}"));

        var answer = HandlerRun.Ask(
            Module,
            "Update",
            Logging("one"),
            new() { ["AWS_ENDPOINT_URL_BEDROCK"] = bedrock.Address },
            "x"
        );

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("s3Config", answer["Reason"]!.ToString());
    }

    [Fact]
    public void An_answer_that_does_not_arrive_is_sent_again() =>
        Assert.Equal(
            "SUCCESS",
            HandlerRun.Ask(Module, "Create", Logging("one"), Aws, refusals: 2)["Status"]!.ToString()
        );

    // As CloudFormation hands it over: every value a text.
    private static JsonObject Logging(string bucket) =>
        new()
        {
            ["loggingConfig"] = new JsonObject
            {
                ["s3Config"] = new JsonObject { ["bucketName"] = bucket },
                ["textDataDeliveryEnabled"] = "true",
                ["imageDataDeliveryEnabled"] = "true",
                ["embeddingDataDeliveryEnabled"] = "false",
            },
        };

    // As Bedrock takes it.
    private static JsonObject Put(JsonObject properties)
    {
        var config = properties["loggingConfig"]!.DeepClone().AsObject();
        foreach (
            var name in config
                .Select(pair => pair.Key)
                .Where(name => name.EndsWith("Enabled", StringComparison.Ordinal))
                .ToList()
        )
        {
            config[name] = config[name]!.ToString() == "true";
        }

        return new JsonObject { ["loggingConfig"] = config };
    }
}
