using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

public sealed class AbortTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    [Theory]
    [InlineData("aws-sdk-http2", "converse-stream-abort")]
    [InlineData("aws-sdk-http2", "invoke-stream-abort")]
    [InlineData("aws-sdk-http1", "converse-stream-abort")]
    [InlineData("aws-sdk-http1", "invoke-stream-abort")]
    [InlineData("anthropic-bedrock-bearer", "abort")]
    [InlineData("anthropic-bedrock-skip-auth", "abort")]
    [InlineData("anthropic-1", "abort")]
    [InlineData("anthropic-0", "abort")]
    [InlineData("openai", "abort")]
    [InlineData("openai-dotnet", "abort")]
    [InlineData("anthropic-dotnet", "abort")]
    public async Task A_client_that_leaves_midway_leaves_a_complete_pair(string client, string @case)
    {
        var user = $"{client}.{@case}";

        var outcome = await Client.RunAsync(client, @case, await boundary.TargetAsync(user));

        Assert.NotEmpty(outcome.Text);
        Assert.NotNull(outcome.Error);
        Assert.Null(outcome.StopReason);
        var call = await EndOfAsync(user);
        Assert.Equal("CallerGone", call.Answered!.Error);
        Assert.Equal("caller", call.Answered.Fault);
        Assert.True(call.Answered.Tokens.Partial);
    }

    [Theory]
    [InlineData("converse")]
    [InlineData("invoke")]
    [InlineData("messages")]
    [InlineData("chat")]
    public async Task A_client_that_leaves_before_a_whole_answer_leaves_a_complete_pair(string name)
    {
        var user = $"impatient.{name}";
        var target = await boundary.TargetAsync(user);
        using var http = new HttpClient();
        using var leave = new CancellationTokenSource();
        const string Prompt = "Think long. [[local: delay=60s]]";

        var waiting = DoorCall
            .Named(name)
            .SendAsync(http, target.Http1, target.Http2, target.Token, Prompt, leave.Token);
        await Eventually.GetAsync(
            () => boundary.Record.Of(user) is [{ Asked: not null }] ? boundary : null,
            $"the asked entry of {user}",
            () => boundary.Output
        );
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var call = await EndOfAsync(user);
        Assert.Equal("CallerGone", call.Answered!.Error);
        Assert.Equal(499, call.Answered.Status);
    }

    private async Task<RecordedCall> EndOfAsync(string user)
    {
        var call = await Eventually.GetAsync(
            () => boundary.Record.Of(user) is [{ Answered: not null } only] ? only : null,
            $"the answered entry of {user}",
            () => boundary.Output
        );
        Assert.True(call.IsPair, $"{call}");
        return call;
    }
}
