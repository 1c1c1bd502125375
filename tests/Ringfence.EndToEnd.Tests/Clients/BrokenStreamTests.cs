using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

/// <summary>An upstream that dies in the middle of a stream is an error in the client's own protocol, never a clean end.</summary>
public sealed class BrokenStreamTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    [Theory]
    [InlineData("aws-sdk-http2", "converse-stream-cut", "ModelStreamErrorException")]
    [InlineData("aws-sdk-http1", "converse-stream-cut", "ModelStreamErrorException")]
    [InlineData("anthropic-bedrock-bearer", "cut", null)]
    [InlineData("anthropic-1", "cut", null)]
    [InlineData("anthropic-0", "cut", null)]
    [InlineData("openai", "cut", null)]
    [InlineData("openai-dotnet", "cut", null)]
    [InlineData("anthropic-dotnet", "cut", null)]
    public async Task Bedrock_drops_the_connection_inside_a_frame(string client, string @case, string? error)
    {
        var call = await RunAsync(client, @case, error);

        Assert.Equal("StreamBroken", call.Answered!.Error);
    }

    [Theory]
    [InlineData("aws-sdk-http2", "converse-stream-failing", "ModelStreamErrorException")]
    [InlineData("aws-sdk-http1", "converse-stream-failing", "ModelStreamErrorException")]
    [InlineData("anthropic-bedrock-bearer", "failing", null)]
    [InlineData("anthropic-1", "failing", null)]
    [InlineData("anthropic-0", "failing", null)]
    [InlineData("openai", "failing", null)]
    [InlineData("openai-dotnet", "failing", null)]
    [InlineData("anthropic-dotnet", "failing", null)]
    public async Task Bedrock_ends_the_stream_with_an_exception(string client, string @case, string? error)
    {
        var call = await RunAsync(client, @case, error);

        Assert.Equal("ModelStreamErrorException", call.Answered!.UpstreamError);
    }

    private async Task<RecordedCall> RunAsync(string client, string @case, string? error)
    {
        var user = $"{client}.{@case}";

        var outcome = await Client.RunAsync(client, @case, await boundary.TargetAsync(user));

        Assert.NotEmpty(outcome.Text);
        Assert.NotNull(outcome.Error);
        Assert.Equal(error ?? outcome.Error, outcome.Error);
        Assert.Null(outcome.StopReason);
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.True(call.IsPair, $"{call}");
        Assert.Equal("upstream", call.Answered!.Fault);
        Assert.True(call.Answered.Tokens.Partial);
        return call;
    }
}
