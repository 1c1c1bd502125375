using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class DrainTests
{
    [Fact]
    public async Task Streams_under_way_are_finished_and_new_calls_are_refused()
    {
        await using var world = await GatewayWorld.StartAsync();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, BedrockFrames.Start);
            begun.SetResult();
            await goOn.Task;
            await FakeBedrock.SendAsync(http, BedrockFrames.Converse.AsMemory(BedrockFrames.Start.Length));
        };
        var call = world.Client.PostAsync($"/model/{GatewayWorld.Model}/converse-stream", GatewayWorld.Json("{}"));
        await begun.Task;

        var stopping = world.Gateway.StopAsync();
        await Until(() => world.Gateway.Services.GetRequiredService<Drain>().IsDraining);
        using (var refused = await world.ConverseAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("stopping", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using (var unready = await world.Client.GetAsync("/readyz"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
        }
        Assert.False(stopping.IsCompleted);
        goOn.SetResult();
        using var response = await call;

        Assert.Equal(BedrockFrames.Converse, await response.Content.ReadAsByteArrayAsync());
        await stopping;
    }

    [Fact]
    public async Task A_call_that_outlasts_the_drain_is_ended_in_its_protocol_and_recorded()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Limits:DrainTimeout"] = "00:00:00.100" });
        var begun = new TaskCompletionSource();
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, BedrockFrames.Start);
            begun.SetResult();
            await FakeBedrock.Hang(http);
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/model/{GatewayWorld.Model}/converse-stream")
        {
            Content = GatewayWorld.Json("{}"),
        };
        using var response = await world.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await begun.Task;

        await world.Gateway.StopAsync();

        var types = BedrockFrames.Types(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(["messageStart", "serviceUnavailableException"], types);
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
