using System.Net;
using System.Net.Http.Headers;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class RefusalTests
{
    [Fact]
    public async Task An_unknown_caller_gets_401_and_no_entry()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Client.DefaultRequestHeaders.Authorization = null;

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(["UnrecognizedClientException"], response.Headers.GetValues("x-amzn-ErrorType"));
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        Assert.Equal(0, (await world.RecordedAsync()).Count);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Fact]
    public async Task A_model_that_policy_does_not_allow_gets_403_and_one_entry_with_the_call()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.Client.PostAsync(
            "/model/cohere.command-r-v1:0/converse",
            GatewayWorld.Json("{}")
        );

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("cohere.command-r-v1:0", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var refused = (await world.RecordedAsync()).Refused();
        Assert.Equal(("ModelNotAllowed", "caller", 403), (refused.Error, refused.Fault, refused.Status));
        Assert.Equal(("cohere.command-r-v1:0", ""), (refused.Call!.ModelAsked, refused.Call.ModelUsed));
        Assert.Equal("a.okafor", refused.Call.Caller.User);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Fact]
    public async Task A_spent_quota_gets_429_with_retry_after_and_an_entry()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Quotas:EachUser:RequestsPerMinute"] = "1" });
        using (var first = await world.ConverseAsync())
        {
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        }

        using var second = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(["ThrottlingException"], second.Headers.GetValues("x-amzn-ErrorType"));
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Single(world.Bedrock.Requests);
        var recorded = await world.RecordedAsync();
        Assert.Equal(["None", "QuotaSpent"], recorded.Answered.Select(answered => answered.Error));
    }

    [Fact]
    public async Task A_known_caller_who_tries_a_closed_door_is_told_why_and_recorded()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.Client.PostAsync("/async-invoke", GatewayWorld.Json("{}"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var refused = (await world.RecordedAsync()).Refused();
        Assert.Equal(("DoorClosed", "StartAsyncInvoke"), (refused.Error, refused.Call!.Operation));
    }

    [Fact]
    public async Task Who_is_not_known_learns_of_a_wrong_path_before_anything_else()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Client.DefaultRequestHeaders.Authorization = null;

        using var hello = await world.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/hello"));
        using var profiles = await world.Client.GetAsync("/inference-profiles?type=SYSTEM_DEFINED");

        Assert.Equal(HttpStatusCode.NotFound, hello.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, profiles.StatusCode);
        Assert.Equal(["UnknownOperationException"], profiles.Headers.GetValues("x-amzn-ErrorType"));
    }

    [Theory]
    [InlineData("/v1/messages", "\"permission_error\"")]
    [InlineData("/v1/chat/completions", "\"error\"")]
    public async Task A_refusal_is_in_the_words_of_the_door(string path, string word)
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.Client.PostAsync(
            path,
            GatewayWorld.Json(
                """{"model":"cohere.command-r-v1:0","max_tokens":8,"messages":[{"role":"user","content":"Hi"}]}"""
            )
        );

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(word, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var refused = (await world.RecordedAsync()).Refused();
        Assert.Equal([refused.RequestId], response.Headers.GetValues("request-id"));
        Assert.Equal([refused.RequestId], response.Headers.GetValues("x-request-id"));
    }

    [Fact]
    public async Task The_models_that_are_listed_are_those_the_caller_may_use()
    {
        await using var world = await GatewayWorld.StartAsync();

        var openAi = await world.Client.GetStringAsync("/v1/models");
        var native = await world.Client.GetStringAsync("/foundation-models");
        world.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            world.Issue("j.doe", "billing")
        );
        var none = await world.Client.GetStringAsync("/v1/models");

        Assert.Contains("\"claude\"", openAi, StringComparison.Ordinal);
        Assert.Contains("\"modelId\":\"claude\"", native, StringComparison.Ordinal);
        Assert.DoesNotContain("claude", none, StringComparison.Ordinal);
    }
}
