using System.Net;
using System.Text;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class StreamTests
{
    private const string Body = """{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}""";
    private const string Messages =
        """{"model":"claude","max_tokens":64,"stream":true,"messages":[{"role":"user","content":"Hi"}]}""";

    [Fact]
    public async Task A_native_stream_passes_byte_for_byte_and_leaves_a_pair()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http => SendAll(http, BedrockFrames.Converse);

        using var response = await StreamAsync(world);

        Assert.Equal("application/vnd.amazon.eventstream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["application/json"], response.Headers.GetValues("X-Amzn-Bedrock-Content-Type"));
        Assert.Equal(BedrockFrames.Converse, await response.Content.ReadAsByteArrayAsync());
        var (asked, answered) = (await world.RecordedAsync()).Pair();
        Assert.True(asked.Call.Stream);
        Assert.Equal("ConverseStream", asked.Call.Operation);
        Assert.Equal((11, 2, false), (answered.Tokens.Input, answered.Tokens.Output, answered.Tokens.Partial));
        Assert.Equal("end_turn", answered.StopReason);
        Assert.NotNull(answered.FirstTokenMs);
    }

    [Fact]
    public async Task The_counts_of_a_Claude_stream_are_read_from_its_chunks()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http => SendAll(http, BedrockFrames.Claude);

        using var response = await StreamAsync(world, "invoke-with-response-stream");

        Assert.Equal(BedrockFrames.Claude, await response.Content.ReadAsByteArrayAsync());
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(
            (9, 7, 4, 2),
            (answered.Tokens.Input, answered.Tokens.Output, answered.Tokens.CacheRead, answered.Tokens.CacheWrite)
        );
        Assert.False(answered.Tokens.Partial);
        Assert.Equal("end_turn", answered.StopReason);
    }

    [Fact]
    public async Task An_Anthropic_stream_comes_back_as_server_sent_events()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http => SendAll(http, BedrockFrames.Claude);

        using var response = await world.Client.PostAsync("/v1/messages", GatewayWorld.Json(Messages));

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("event: message_start\n", text, StringComparison.Ordinal);
        Assert.Contains("event: message_stop\n", text, StringComparison.Ordinal);
        var (asked, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(
            ("anthropic", "claude", GatewayWorld.Model),
            (asked.Call.Door, asked.Call.ModelAsked, asked.Call.ModelUsed)
        );
        Assert.Equal(7, answered.Tokens.Output);
        Assert.Equal([answered.RequestId], response.Headers.GetValues("request-id"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_is_cut_ends_in_an_exception_frame(bool insideAFrame)
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await InTwoAsync(
            world,
            [.. BedrockFrames.Start, .. BedrockFrames.Hello[..(insideAFrame ? 20 : BedrockFrames.Hello.Length)]],
            then: null
        );

        var types = BedrockFrames.Types(answer);
        Assert.Equal("modelStreamErrorException", types[^1]);
        Assert.DoesNotContain("messageStop", types);
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("StreamBroken", "upstream", 200), (answered.Error, answered.Fault, answered.Status));
        Assert.True(answered.Tokens.Partial);
    }

    [Fact]
    public async Task A_stream_that_ends_cleanly_but_without_its_end_marker_is_broken()
    {
        await using var world = await GatewayWorld.StartAsync();

        var types = BedrockFrames.Types(await InTwoAsync(world, BedrockFrames.Start, then: BedrockFrames.Hello));

        Assert.Equal(["messageStart", "contentBlockDelta", "modelStreamErrorException"], types);
        Assert.Equal("StreamBroken", (await world.RecordedAsync()).Pair().Answered.Error);
    }

    [Fact]
    public async Task A_frame_with_a_wrong_checksum_breaks_the_stream()
    {
        await using var world = await GatewayWorld.StartAsync();
        var bad = BedrockFrames.World.ToArray();
        bad[^9] ^= 1;

        var types = BedrockFrames.Types(
            await InTwoAsync(world, BedrockFrames.Start, then: [.. BedrockFrames.Hello, .. bad, .. BedrockFrames.Stop])
        );

        Assert.Equal(["messageStart", "contentBlockDelta", "modelStreamErrorException"], types);
        Assert.Equal("StreamBroken", (await world.RecordedAsync()).Pair().Answered.Error);
    }

    [Fact]
    public async Task A_stream_that_breaks_before_its_first_frame_is_an_error_with_a_status()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http => SendAll(http, BedrockFrames.Start[..10]);

        using var response = await StreamAsync(world);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal(["ModelStreamErrorException"], response.Headers.GetValues("x-amzn-ErrorType"));
        Assert.Equal(502, (await world.RecordedAsync()).Pair().Answered.Status);
    }

    [Fact]
    public async Task An_exception_of_Bedrock_in_the_stream_passes_and_is_recorded_with_its_type()
    {
        await using var world = await GatewayWorld.StartAsync();
        var exception = BedrockFrames.Exception("throttlingException", "Too many tokens");
        world.Bedrock.Answer = http => SendAll(http, [.. BedrockFrames.Start, .. BedrockFrames.Hello, .. exception]);

        using var response = await StreamAsync(world);

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([.. BedrockFrames.Start, .. BedrockFrames.Hello, .. exception], bytes);
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("UpstreamRefused", "ThrottlingException"), (answered.Error, answered.UpstreamError));
        Assert.True(answered.Tokens.Partial);
    }

    [Fact]
    public async Task An_exception_before_anything_else_is_an_error_with_a_status_where_the_door_is_not_Bedrocks()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http => SendAll(http, BedrockFrames.Exception("throttlingException", "Too many tokens"));

        using var response = await world.Client.PostAsync("/v1/messages", GatewayWorld.Json(Messages));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Contains("rate_limit_error", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("ThrottlingException", 429), (answered.UpstreamError, answered.Status));
    }

    [Fact]
    public async Task An_Anthropic_client_is_told_of_a_cut_in_its_own_protocol()
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await InTwoAsync(world, BedrockFrames.Claude[..^40], then: null, "/v1/messages", Messages);

        var text = Encoding.UTF8.GetString(answer);
        Assert.Contains("event: error\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("message_stop", text, StringComparison.Ordinal);
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal((9, 7, true), (answered.Tokens.Input, answered.Tokens.Output, answered.Tokens.Partial));
    }

    /// <summary>OpenAI's own .NET client passes over the event, and would take a clean end for the answer's.</summary>
    [Fact]
    public async Task A_broken_OpenAI_stream_ends_in_an_error_event_and_has_no_end()
    {
        const string Chat = """{"model":"claude","stream":true,"messages":[{"role":"user","content":"Hi"}]}""";
        await using var world = await GatewayWorld.StartAsync();
        using var answer = new MemoryStream();

        await Assert.ThrowsAnyAsync<IOException>(() =>
            InTwoAsync(
                world,
                [.. BedrockFrames.Start, .. BedrockFrames.Hello],
                then: null,
                "/v1/chat/completions",
                Chat,
                answer
            )
        );

        var text = Encoding.UTF8.GetString(answer.ToArray());
        Assert.Contains("data: {\"error\":", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", text, StringComparison.Ordinal);
        Assert.Equal("StreamBroken", (await world.RecordedAsync()).Pair().Answered.Error);
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_the_upstream_call_and_leaves_a_complete_pair()
    {
        await using var world = await GatewayWorld.StartAsync();
        var cancelled = new TaskCompletionSource();
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, BedrockFrames.Claude.AsMemory(0, 1200));
            http.RequestAborted.Register(() => cancelled.TrySetResult());
            await cancelled.Task;
        };
        using (
            var request = new HttpRequestMessage(
                HttpMethod.Post,
                $"/model/{GatewayWorld.Model}/invoke-with-response-stream"
            )
        )
        {
            request.Content = GatewayWorld.Json(Body);
            using var response = await world.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var stream = await response.Content.ReadAsStreamAsync();
            Assert.NotEqual(0, await stream.ReadAsync(new byte[16]));
        }

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var (_, answered) = (await world.RecordedAsync(2)).Pair();
        Assert.Equal(("CallerGone", "caller"), (answered.Error, answered.Fault));
        Assert.Equal((9, true), (answered.Tokens.Input, answered.Tokens.Partial));
    }

    [Fact]
    public async Task A_silent_stream_is_given_up_when_it_has_been_idle_too_long()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Limits:Timeouts:Idle"] = "00:00:00.200" });
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, BedrockFrames.Start);
            await FakeBedrock.Hang(http);
        };

        using var response = await StreamAsync(world);

        var types = BedrockFrames.Types(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(["messageStart", "modelStreamErrorException"], types);
        Assert.Equal("StreamIdle", (await world.RecordedAsync()).Pair().Answered.Error);
    }

    [Fact]
    public async Task A_silent_Anthropic_stream_is_kept_alive_with_pings()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Limits:PingEvery"] = "00:00:00.050" });
        var goOn = new TaskCompletionSource();
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, BedrockFrames.Claude.AsMemory(0, 600));
            await goOn.Task;
            await FakeBedrock.SendAsync(http, BedrockFrames.Claude.AsMemory(600));
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/messages")
        {
            Content = GatewayWorld.Json(Messages),
        };
        using var response = await world.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        string? line;
        do
        {
            line = await reader.ReadLineAsync();
        } while (line != "event: ping");
        goOn.SetResult();
        var rest = await reader.ReadToEndAsync();

        Assert.Contains("event: message_stop\n", rest, StringComparison.Ordinal);
        Assert.Equal("None", (await world.RecordedAsync()).Pair().Answered.Error);
    }

    private static Task<HttpResponseMessage> StreamAsync(GatewayWorld world, string operation = "converse-stream") =>
        world.Client.PostAsync($"/model/{GatewayWorld.Model}/{operation}", GatewayWorld.Json(Body));

    private static Task SendAll(Microsoft.AspNetCore.Http.HttpContext http, byte[] bytes)
    {
        FakeBedrock.BeginStream(http);
        return FakeBedrock.SendAsync(http, bytes);
    }

    /// <summary>Everything a client reads of an answer whose second part comes when it has the first; null cuts the connection.</summary>
    private static async Task<byte[]> InTwoAsync(
        GatewayWorld world,
        byte[] first,
        byte[]? then,
        string path = $"/model/{GatewayWorld.Model}/converse-stream",
        string body = Body,
        MemoryStream? answer = null
    )
    {
        answer ??= new MemoryStream();
        var received = new TaskCompletionSource();
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, first);
            await received.Task;
            if (then is null)
            {
                http.Abort();
                return;
            }
            await FakeBedrock.SendAsync(http, then);
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = GatewayWorld.Json(body) };
        using var response = await world.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        answer.WriteByte((byte)stream.ReadByte());
        received.SetResult();
        await stream.CopyToAsync(answer);
        return answer.ToArray();
    }
}
