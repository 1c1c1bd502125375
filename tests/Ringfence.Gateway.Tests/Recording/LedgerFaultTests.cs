using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Gateway.Tests.World;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Gateway.Tests.Recording;

public sealed class LedgerFaultTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ringfence-disk-").FullName;
    private readonly FullDisk _disk;

    public LedgerFaultTests() => _disk = new FullDisk(Path.Combine(_directory, "ledger"));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task With_a_full_disk_calls_get_503_and_nothing_is_forwarded()
    {
        await using var world = await StartAsync();
        _disk.IsFull = true;

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(["ServiceUnavailableException"], response.Headers.GetValues("x-amzn-ErrorType"));
        Assert.Contains(
            "could not be made durable",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Empty(world.Bedrock.Requests);
        using var ready = await world.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"ledger\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_space_returns_service_resumes_by_itself_and_what_was_owed_is_written()
    {
        await using var world = await StartAsync();
        _disk.IsFull = true;
        using (var refused = await world.ConverseAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }
        _disk.IsFull = false;

        using var served = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        var recorded = await world.RecordedAsync(3);
        Assert.Single(recorded.Asked);
        Assert.Equal(["None", "RecordNotDurable"], recorded.Answered.Select(answered => answered.Error).Order());
    }

    [Fact]
    public async Task An_answer_whose_entry_cannot_be_made_durable_is_withheld()
    {
        await using var world = await StartAsync();
        world.Bedrock.Answer = http =>
        {
            _disk.IsFull = true;
            return FakeBedrock.Json(http, 200, FakeBedrock.ConverseAnswer);
        };

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.DoesNotContain("Hello", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        _disk.IsFull = false;
        var (_, answered) = (await world.RecordedAsync(2)).Pair();
        Assert.Equal(("RecordNotDurable", 503, 11), (answered.Error, answered.Status, answered.Tokens.Input));
    }

    [Fact]
    public async Task A_stream_whose_entry_cannot_be_made_durable_ends_in_an_exception_and_without_its_end()
    {
        await using var world = await StartAsync();
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, BedrockFrames.Converse.AsMemory(0, BedrockFrames.Start.Length));
            _disk.IsFull = true;
            await FakeBedrock.SendAsync(http, BedrockFrames.Converse.AsMemory(BedrockFrames.Start.Length));
        };

        using var response = await world.Client.PostAsync(
            $"/model/{GatewayWorld.Model}/converse-stream",
            GatewayWorld.Json("""{"messages":[]}""")
        );

        var types = BedrockFrames.Types(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("serviceUnavailableException", types[^1]);
        Assert.DoesNotContain("messageStop", types);
        _disk.IsFull = false;
        var (_, answered) = (await world.RecordedAsync(2)).Pair();
        Assert.Equal("RecordNotDurable", answered.Error);
    }

    [Fact]
    public async Task No_byte_goes_up_before_the_asked_entry_is_durable()
    {
        await using var world = await StartAsync();
        var durable = -1L;
        world.Bedrock.Answer = http =>
        {
            durable = world.Ledger.Size;
            return FakeBedrock.Json(http, 200, FakeBedrock.ConverseAnswer);
        };

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, durable);
    }

    private Task<GatewayWorld> StartAsync() =>
        GatewayWorld.StartAsync(
            new() { ["Recording:Directory"] = Path.Combine(_directory, "ledger") },
            services =>
                services.AddSingleton<MerkleLog>(provider =>
                    _disk.Open(provider.GetRequiredService<ICheckpointSigner>(), "ringfence.local/gateway")
                )
        );
}
