using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

public sealed class ListingTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    private static readonly string[] Allowed =
    [
        "claude-haiku",
        "claude-sonnet",
        "cohere-embed",
        "titan-embed",
        RunningBoundary.Profile,
    ];

    [Theory]
    [InlineData("anthropic-1")]
    [InlineData("anthropic-0")]
    [InlineData("openai")]
    [InlineData("openai-dotnet")]
    [InlineData("anthropic-dotnet")]
    public async Task A_client_is_shown_the_models_that_its_team_may_use(string client)
    {
        var outcome = await Client.RunAsync(client, "models", await boundary.TargetAsync($"{client}.models"));

        Assert.Equal(Allowed, outcome.Models.Order());
    }

    [Theory]
    [InlineData("aws-sdk-http2")]
    [InlineData("aws-sdk-http1")]
    [InlineData("anthropic-1")]
    [InlineData("anthropic-0")]
    [InlineData("anthropic-dotnet")]
    public async Task A_client_counts_tokens_and_the_ledger_has_its_pair(string client)
    {
        var user = $"{client}.count-tokens";

        var outcome = await Client.RunAsync(client, "count-tokens", await boundary.TargetAsync(user));

        Assert.NotEqual(0, outcome.InputTokens);
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.True(call.IsPair, $"{call}");
        Assert.Equal("CountTokens", call.Call.Operation);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("openai-dotnet")]
    public async Task A_client_gets_embeddings_and_the_ledger_has_their_pair(string client)
    {
        var user = $"{client}.embeddings";

        var outcome = await Client.RunAsync(client, "embeddings", await boundary.TargetAsync(user));

        Assert.Equal(1024, outcome.Dimensions);
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.True(call.IsPair, $"{call}");
        Assert.Equal((outcome.InputTokens, 0), (call.Answered!.Tokens.Input, call.Answered.Tokens.Output));
    }

    [Theory]
    [InlineData("aws-sdk-http2")]
    [InlineData("aws-sdk-http1")]
    public async Task A_guardrail_that_does_not_exist_is_said_so_by_Bedrock_itself(string client)
    {
        var user = $"{client}.apply-guardrail";

        var outcome = await Client.RunAsync(client, "apply-guardrail", await boundary.TargetAsync(user));

        Assert.Equal(("ResourceNotFoundException", 404), (outcome.Error, outcome.Status));
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.True(call.IsPair, $"{call}");
        Assert.Equal("ResourceNotFoundException", call.Answered!.UpstreamError);
    }
}
