using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

public sealed class WholeAnswerTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    private static readonly string[] StopReasons = ["end_turn", "stop", "Stop"];

    [Theory]
    [InlineData("aws-sdk-http2", "converse")]
    [InlineData("aws-sdk-http2", "converse-by-alias")]
    [InlineData("aws-sdk-http2", "converse-image")]
    [InlineData("aws-sdk-http2", "invoke")]
    [InlineData("aws-sdk-http1", "converse")]
    [InlineData("aws-sdk-http1", "invoke")]
    [InlineData("anthropic-bedrock-bearer", "plain")]
    [InlineData("anthropic-bedrock-bearer", "image")]
    [InlineData("anthropic-bedrock-skip-auth", "plain")]
    [InlineData("anthropic-1", "plain")]
    [InlineData("anthropic-1", "image")]
    [InlineData("anthropic-1", "beta")]
    [InlineData("anthropic-0", "plain")]
    [InlineData("anthropic-0", "beta")]
    [InlineData("openai", "plain")]
    [InlineData("openai", "image")]
    [InlineData("openai-dotnet", "plain")]
    [InlineData("anthropic-dotnet", "plain")]
    public async Task A_client_gets_a_whole_answer_and_the_ledger_has_its_pair(string client, string @case)
    {
        var user = $"{client}.{@case}";

        var answer = await Client.RunAsync(client, @case, await boundary.TargetAsync(user));

        Assert.Contains("LocalBedrock stand-in", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.StopReason, StopReasons);
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.True(call.IsPair, $"{call}");
        Assert.False(call.Call.Stream);
        Assert.Equal(200, call.Answered!.Status);
        Assert.Equal("None", call.Answered.Error);
        Assert.NotEmpty(call.Answered.AwsRequestIds);
        Assert.NotEqual(0, answer.OutputTokens);
        Assert.Equal(
            (answer.InputTokens, answer.OutputTokens),
            (call.Answered.Tokens.Input, call.Answered.Tokens.Output)
        );
    }
}
