using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

public sealed class StreamedAnswerTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    private static readonly string[] StopReasons = ["end_turn", "stop", "Stop"];

    [Theory]
    [InlineData("aws-sdk-http2", "converse-stream")]
    [InlineData("aws-sdk-http2", "invoke-stream")]
    [InlineData("aws-sdk-http1", "converse-stream")]
    [InlineData("aws-sdk-http1", "invoke-stream")]
    [InlineData("anthropic-bedrock-bearer", "streamed")]
    [InlineData("anthropic-bedrock-bearer", "stream-helper")]
    [InlineData("anthropic-bedrock-skip-auth", "streamed")]
    [InlineData("anthropic-1", "streamed")]
    [InlineData("anthropic-1", "stream-helper")]
    [InlineData("anthropic-0", "streamed")]
    [InlineData("openai", "streamed")]
    [InlineData("openai-dotnet", "streamed")]
    [InlineData("anthropic-dotnet", "streamed")]
    public async Task A_client_gets_a_stream_in_pieces_and_the_ledger_has_its_pair(string client, string @case)
    {
        var user = $"{client}.{@case}";

        var answer = await Client.RunAsync(client, @case, await boundary.TargetAsync(user));

        Assert.Contains("LocalBedrock stand-in", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Pieces > 1, $"{answer.Pieces} pieces");
        Assert.Contains(answer.StopReason, StopReasons);
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.True(call.IsPair, $"{call}");
        Assert.True(call.Call.Stream);
        Assert.Equal(200, call.Answered!.Status);
        Assert.Equal("None", call.Answered.Error);
        Assert.NotNull(call.Answered.FirstTokenMs);
        Assert.False(call.Answered.Tokens.Partial);
        Assert.NotEqual(0, answer.OutputTokens);
        Assert.Equal(
            (answer.InputTokens, answer.OutputTokens),
            (call.Answered.Tokens.Input, call.Answered.Tokens.Output)
        );
    }
}
