using System.Net;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class ProtocolTests
{
    [Fact]
    public async Task HTTP2_is_spoken_in_clear_on_its_own_port()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(world.Http2, $"/model/{GatewayWorld.Model}/converse")
        )
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = GatewayWorld.Json("{}"),
        };

        using var response = await world.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Equal(FakeBedrock.ConverseAnswer, await response.Content.ReadAsStringAsync());
        (await world.RecordedAsync()).Pair();
    }

    [Fact]
    public async Task A_stream_goes_over_HTTP2_and_a_reset_cancels_the_upstream_call()
    {
        await using var world = await GatewayWorld.StartAsync();
        var cancelled = new TaskCompletionSource();
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, BedrockFrames.Start);
            await FakeBedrock.Hang(http);
            cancelled.SetResult();
        };
        using (
            var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(world.Http2, $"/model/{GatewayWorld.Model}/converse-stream")
            )
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = GatewayWorld.Json("{}"),
            }
        )
        {
            using var response = await world.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var stream = await response.Content.ReadAsStreamAsync();
            Assert.NotEqual(0, await stream.ReadAsync(new byte[16]));
        }

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("CallerGone", (await world.RecordedAsync(2)).Pair().Answered.Error);
    }

    [Fact]
    public async Task The_server_does_not_name_itself()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.ConverseAsync();

        Assert.False(response.Headers.Contains("Server"));
    }
}
