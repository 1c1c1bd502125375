using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class ControlPlaneTests
{
    [Fact]
    public async Task Models_are_listed_and_told_one_by_one()
    {
        await using var aws = await LocalAws.StartAsync();
        var anthropic = (await aws.SignedAsync("GET", "/foundation-models?byProvider=anthropic").JsonAsync())[
            "modelSummaries"
        ]!.AsArray();
        Assert.True(anthropic.Count > 5);
        Assert.All(anthropic, model => Assert.Equal("Anthropic", (string?)model!["providerName"]));
        Assert.All(anthropic, model => Assert.InRange(((string)model!["modelName"]!).Length, 1, 20));
        var embeddings = (await aws.SignedAsync("GET", "/foundation-models?byOutputModality=EMBEDDING").JsonAsync())[
            "modelSummaries"
        ]!.AsArray();
        Assert.All(embeddings, model => Assert.False((bool)model!["responseStreamingSupported"]!));

        var details = (
            await aws.SignedAsync("GET", $"/foundation-models/{Uri.EscapeDataString(Models.Sonnet)}").JsonAsync()
        )["modelDetails"]!;
        Assert.Equal($"arn:aws:bedrock:us-east-1::foundation-model/{Models.Sonnet}", (string?)details["modelArn"]);
        var availability = await aws.SignedAsync(
                "GET",
                $"/foundation-model-availability/{Uri.EscapeDataString(Models.Sonnet)}"
            )
            .JsonAsync();
        Assert.Equal("AUTHORIZED", (string?)availability["authorizationStatus"]);
        Assert.Equal(400, (await aws.SignedAsync("GET", "/foundation-models/nothing").ErrorAsync()).Status);
    }

    [Fact]
    public async Task Profiles_are_those_of_the_region_and_name_where_they_run()
    {
        await using var aws = await LocalAws.StartAsync();
        var page = await aws.SignedAsync("GET", "/inference-profiles?maxResults=5&type=SYSTEM_DEFINED").JsonAsync();
        Assert.Equal(5, page["inferenceProfileSummaries"]!.AsArray().Count);
        var next = await aws.SignedAsync("GET", $"/inference-profiles?maxResults=1000&nextToken={page["nextToken"]}")
            .JsonAsync();
        string[] prefixes =
        [
            .. next["inferenceProfileSummaries"]!
                .AsArray()
                .Select(profile => ((string)profile!["inferenceProfileId"]!).Split('.')[0])
                .Distinct(),
        ];
        Assert.Equal(["us", "global"], prefixes);
        Assert.Null(next["nextToken"]);

        var arn = Uri.EscapeDataString(
            $"arn:aws:bedrock:us-east-1:111122223333:inference-profile/{Models.SonnetThroughProfile}"
        );
        var profile = await aws.SignedAsync("GET", $"/inference-profiles/{arn}").JsonAsync();
        string[] regions =
        [
            .. profile["models"]!.AsArray().Select(model => ((string)model!["modelArn"]!).Split(':')[3]),
        ];
        Assert.Equal(["us-east-1", "us-east-2", "us-west-2"], regions);
        Assert.Equal(404, (await aws.SignedAsync("GET", "/inference-profiles/us.nothing").ErrorAsync()).Status);
    }

    [Fact]
    public async Task Invocation_logging_is_off_until_configured()
    {
        await using var aws = await LocalAws.StartAsync();
        const string Path = "/logging/modelinvocations";
        Assert.Empty(await aws.SignedAsync("GET", Path).JsonAsync());
        var config = """{"s3Config":{"bucketName":"logs-of-tests","keyPrefix":"p"},"textDataDeliveryEnabled":true}""";
        await aws.SignedAsync("PUT", Path, $$"""{"loggingConfig":{{config}}}""").JsonAsync();
        var kept = await aws.SignedAsync("GET", Path).JsonAsync();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(config), kept["loggingConfig"]));
        await aws.SignedAsync("DELETE", Path).JsonAsync();
        Assert.Empty(await aws.SignedAsync("GET", Path).JsonAsync());

        var put = (await aws.TrailAsync()).Single(record =>
            (string?)record["eventName"] == "PutModelInvocationLoggingConfiguration"
        );
        Assert.Equal("logs-of-tests", (string?)put["requestParameters"]!["loggingConfig"]!["s3Config"]!["bucketName"]);
        Assert.False((bool)put["readOnly"]!);
        Assert.Equal("bedrock.us-east-1.amazonaws.com", (string?)put["tlsDetails"]!["clientProvidedHostHeader"]);
        Assert.Equal(
            400,
            (
                await aws.SignedAsync(
                        "PUT",
                        Path,
                        """{"loggingConfig":{"cloudWatchConfig":{"logGroupName":"g","roleArn":"r"}}}"""
                    )
                    .ErrorAsync()
            ).Status
        );
        Assert.Equal(
            400,
            (
                await aws.SignedAsync("PUT", Path, """{"loggingConfig":{"s3Config":{"bucketName":"../x"}}}""")
                    .ErrorAsync()
            ).Status
        );
    }
}
