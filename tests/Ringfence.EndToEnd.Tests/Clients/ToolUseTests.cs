using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

public sealed class ToolUseTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    private static readonly string[] StopReasons = ["tool_use", "tool_calls", "ToolCalls"];

    [Theory]
    [InlineData("aws-sdk-http2", "converse-tools")]
    [InlineData("aws-sdk-http1", "converse-tools")]
    [InlineData("anthropic-bedrock-bearer", "tools")]
    [InlineData("anthropic-bedrock-skip-auth", "tools")]
    [InlineData("anthropic-1", "tools")]
    [InlineData("anthropic-0", "tools")]
    [InlineData("openai", "tools")]
    [InlineData("openai-dotnet", "tools")]
    [InlineData("anthropic-dotnet", "tools")]
    public async Task A_tool_is_called_and_its_result_taken_back(string client, string @case)
    {
        var user = $"{client}.{@case}";

        var answer = await Client.RunAsync(client, @case, await boundary.TargetAsync(user));

        AssertCalled(answer);
        Assert.Contains("The tool answered with", answer.Text, StringComparison.Ordinal);
        var calls = boundary.Record.Of(user);
        Assert.Equal(2, calls.Count);
        Assert.All(calls, call => Assert.True(call.IsPair, $"{call}"));
        Assert.Equal("tool_use", calls[0].Answered!.StopReason);
    }

    [Theory]
    [InlineData("aws-sdk-http2", "converse-stream-tools")]
    [InlineData("aws-sdk-http1", "converse-stream-tools")]
    [InlineData("anthropic-bedrock-bearer", "streamed-tools")]
    [InlineData("anthropic-1", "streamed-tools")]
    [InlineData("anthropic-0", "streamed-tools")]
    [InlineData("openai", "streamed-tools")]
    [InlineData("openai-dotnet", "streamed-tools")]
    [InlineData("anthropic-dotnet", "streamed-tools")]
    public async Task A_tool_call_can_be_put_together_from_a_stream(string client, string @case)
    {
        var user = $"{client}.{@case}";

        var answer = await Client.RunAsync(client, @case, await boundary.TargetAsync(user));

        AssertCalled(answer);
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.True(call.IsPair, $"{call}");
        Assert.Equal("tool_use", call.Answered!.StopReason);
    }

    private static void AssertCalled(ClientOutcome answer)
    {
        Assert.Equal("lookup_guideline", answer.Tool);
        Assert.True(answer.ToolInput.TryGetProperty("topic", out _), answer.ToolInput.ToString());
        Assert.Contains(answer.ToolStopReason, StopReasons);
    }
}
