using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Tests.World;
using Ringfence.LocalBedrock;

namespace Ringfence.Gateway.Tests.Bedrock;

/// <summary>Against a Bedrock that verifies signatures and sessions: what the fake upstream cannot tell.</summary>
public sealed class LocalBedrockTests : IAsyncLifetime
{
    private const string Hello = """{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""";

    private readonly string _directory = Directory.CreateTempSubdirectory("ringfence-aws-").FullName;
    private WebApplication _aws = null!;
    private LocalBedrockOptions _options = null!;

    public async ValueTask InitializeAsync()
    {
        _options = new LocalBedrockOptions
        {
            Directory = _directory,
            Port = 0,
            Http2Port = 0,
        };
        _aws = LocalBedrockHost.Build(_options, TimeProvider.System);
        await _aws.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _aws.StopAsync();
        await _aws.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("amazon.nova-lite-v1:0")]
    [InlineData("amazon.nova-lite-v1%3A0")]
    [InlineData("us.anthropic.claude-sonnet-5")]
    public async Task Our_signature_holds_for_every_encoding_of_a_model_id(string model)
    {
        await using var world = await StartAsync();

        using var response = await world.Client.PostAsync(
            $"/model/{model}/converse",
            GatewayWorld.Json("""{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""")
        );

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await Problem(response)));
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.True(answered.Tokens is { Input: > 0, Output: > 0, Partial: false });
    }

    [Fact]
    public async Task Every_operation_of_the_native_door_goes_through()
    {
        await using var world = await StartAsync();
        const string Claude =
            """{"anthropic_version":"bedrock-2023-05-31","max_tokens":32,"messages":[{"role":"user","content":"Hello"}]}""";
        const string Converse = """{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""";
        const string Model = "/model/us.anthropic.claude-sonnet-5";

        foreach (
            var (path, body) in ((string, string)[])
                [
                    ($"{Model}/converse", Converse),
                    ($"{Model}/converse-stream", Converse),
                    ($"{Model}/invoke", Claude),
                    ($"{Model}/invoke-with-response-stream", Claude),
                    (
                        "/model/anthropic.claude-sonnet-5/count-tokens",
                        """{"input":{"converse":{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}}}"""
                    ),
                    (
                        "/v1/messages",
                        """{"model":"claude","max_tokens":32,"messages":[{"role":"user","content":"Hello"}]}"""
                    ),
                    (
                        "/v1/messages",
                        """{"model":"claude","max_tokens":32,"stream":true,"messages":[{"role":"user","content":"Hello"}]}"""
                    ),
                    (
                        "/v1/chat/completions",
                        """{"model":"claude","stream":true,"messages":[{"role":"user","content":"Hello"}]}"""
                    ),
                ]
        )
        {
            using var response = await world.Client.PostAsync(path, GatewayWorld.Json(body));
            Assert.Equal((path, HttpStatusCode.OK, ""), (path, response.StatusCode, await Problem(response)));
        }

        var recorded = await world.RecordedAsync();
        Assert.All(recorded.Answered, answered => Assert.Equal("None", answered.Error));
        Assert.Equal(recorded.Asked.Count, recorded.Answered.Count);
    }

    [Fact]
    public async Task A_profile_may_be_called_once_AWS_has_said_that_it_stays_in_the_allowed_regions()
    {
        string[] profile = ["us-east-1", "us-east-2", "us-west-2"];
        var settings = profile
            .Select((region, i) => new KeyValuePair<string, string?>($"Models:Regions:{i}", region))
            .ToDictionary();
        await using var untold = await StartAsync(settings);
        settings["Bedrock:ControlPlaneEndpoint"] = LocalBedrockHost.EndpointsOf(_aws).Http.ToString();
        await using var told = await StartAsync(settings);
        var reader = told.Gateway.Services.GetRequiredService<ProfileReader>();
        Assert.Null(await reader.ReadAsync(TestContext.Current.CancellationToken));

        using var refused = await untold.ConverseAsync(Hello);
        using var allowed = await told.ConverseAsync(Hello);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, allowed.StatusCode));
    }

    [Fact]
    public async Task With_a_role_AWS_itself_records_who_called()
    {
        await using var world = await StartAsync(
            new() { ["Bedrock:RoleArn"] = $"arn:aws:iam::{_options.Account}:role/{_options.Roles[0]}" }
        );

        using var response = await world.Client.PostAsync(
            "/model/amazon.nova-lite-v1:0/converse",
            GatewayWorld.Json("""{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""")
        );

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await Problem(response)));
        var answered = (await world.RecordedAsync()).Pair().Answered;
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId"), answered.AwsRequestIds);
    }

    [Fact]
    public async Task Without_a_session_nothing_is_sent_and_the_call_is_recorded_as_ours_to_mend()
    {
        await using var world = await StartAsync(
            new() { ["Bedrock:RoleArn"] = $"arn:aws:iam::{_options.Account}:role/not-to-be-assumed" }
        );

        using var response = await world.Client.PostAsync(
            "/model/amazon.nova-lite-v1:0/converse",
            GatewayWorld.Json("""{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""")
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.DoesNotContain("arn:", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("SessionRefused", "gateway", false), (answered.Error, answered.Fault, answered.Tokens.Partial));
    }

    private Task<GatewayWorld> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var keys = LongTermKeys.ReadOrCreate(_directory);
        var url = LocalBedrockHost.EndpointsOf(_aws).Http.ToString();
        return GatewayWorld.StartAsync(
            new(settings ?? [])
            {
                ["Bedrock:Region"] = _options.Region,
                ["Bedrock:Endpoint"] = url,
                ["Bedrock:StsEndpoint"] = url,
                ["Bedrock:Keys:AccessKeyId"] = keys.AccessKeyId,
                ["Bedrock:Keys:SecretAccessKey"] = keys.SecretAccessKey,
                ["Models:Teams:oncology:Allow:3"] = "anthropic.*",
            }
        );
    }

    /// <summary>What an unexpected answer says, so that a failing test shows it.</summary>
    private static async Task<string> Problem(HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync();
}
