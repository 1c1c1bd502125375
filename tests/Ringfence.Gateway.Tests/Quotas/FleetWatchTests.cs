using System.Net;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Quotas;
using Ringfence.Gateway.Tests.LocalBedrock;
using Ringfence.Gateway.Tests.World;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.Quotas;

public sealed class FleetWatchTests : IDisposable
{
    private static readonly Caller Okafor = new("https://idp.example", "s-1", "a.okafor", "oncology", [], "");

    private readonly FakeTime _time = new();
    private readonly CollectedLog _log = new();

    [Fact]
    public async Task Shares_follow_what_ECS_tells_and_shrink_to_the_least_when_it_tells_nothing()
    {
        var aws = await LocalAws.StartAsync(time: _time);
        await EcsTests.MakeAsync(aws, "clinic", ("cell-3", 0), ("cell-4", 0));
        using var fleet = new Fleet(Options(aws), aws, _time, _log);
        var quota = fleet.Quota;
        // Before the first answer: as many as there may be.
        Assert.Equal(4, quota.Instances);
        Assert.Equal(30, Share(quota));
        await fleet.Watch.StartAsync(TestContext.Current.CancellationToken);

        await UntilAsync(() => quota.Instances == 2);
        Assert.Equal(60, Share(quota));

        await EcsTests.WantAsync(aws, "clinic", "cell-3", 1);
        await UntilAsync(() => quota.Instances == 3);
        Assert.Equal(40, Share(quota));
        // ECS wants it no more, and its task still runs.
        await EcsTests.WantAsync(aws, "clinic", "cell-3", 0);
        await UntilAsync(() => quota.Instances == 2);

        await aws.DisposeAsync();
        await UntilAsync(() => quota.Instances == 4);
        Assert.Equal(30, Share(quota));
        Assert.Single(
            _log.Lines,
            line => line.Contains("How many instances there are is not known", StringComparison.Ordinal)
        );
        await fleet.Watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_service_that_ECS_does_not_know_is_no_instance_fewer()
    {
        await using var aws = await LocalAws.StartAsync(time: _time);
        await EcsTests.MakeAsync(aws, "clinic", ("cell-3", 0));
        using var fleet = new Fleet(Options(aws), aws, _time, _log);
        await fleet.Watch.StartAsync(TestContext.Current.CancellationToken);

        await UntilAsync(() =>
            _log.Lines.Any(line => line.Contains("ECS knows no service cell-4", StringComparison.Ordinal))
        );
        _time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(4, fleet.Quota.Instances);
        await fleet.Watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void What_is_spent_stays_spent_when_a_share_changes()
    {
        var size = new FleetSize(2, Quota.Ticks(_time), comesAndGoes: false);
        var quota = new Quota(
            new()
            {
                EachUser = new() { RequestsPerMinute = 120 },
                Instances = 4,
            },
            _time,
            size
        );
        Pass(quota, size, [0, 0]);
        for (var call = 0; call < 60; call++)
        {
            Assert.NotNull(quota.Reserve(Okafor, 0, out _, out _));
        }

        // More instances, then fewer: neither gives anything back but what time brings, to the share that there is.
        size.Told([1, 1], Quota.Ticks(_time));
        Assert.Null(quota.Reserve(Okafor, 0, out var standing, out _));
        Assert.Equal((30, 0), (standing.Requests!.Value.Limit, standing.Requests.Value.Remaining));
        Pass(quota, size, [0, 0]);

        Assert.NotNull(quota.Reserve(Okafor, 0, out standing, out _));
        // The fourth part is full after a minute, and stays so until it is the half: then a quarter of a minute of that at most.
        Assert.Equal(60, standing.Requests!.Value.Limit);
        Assert.InRange(standing.Requests.Value.Remaining, 29, 29 + 15);
    }

    // Long enough for a fall to count.
    private void Pass(Quota quota, FleetSize size, int[] tasks)
    {
        for (var step = 0; step < 10; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(15));
            size.Told(tasks, Quota.Ticks(_time));
            quota.Sweep();
        }
    }

    [Fact]
    public async Task An_instance_that_comes_and_goes_is_not_ready_and_gives_nothing_until_the_others_count_it()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        await EcsTests.MakeAsync(aws, "clinic", ("cell-3", 1));
        await using var world = await GatewayWorld.StartAsync(
            new()
            {
                ["Quotas:EachUser:RequestsPerMinute"] = "60",
                ["Quotas:Instances"] = "3",
                ["Quotas:Fleet:Cluster"] = "clinic",
                ["Quotas:Fleet:Always"] = "2",
                ["Quotas:Fleet:Services:0"] = "cell-3",
                ["Quotas:Fleet:Own"] = "cell-3",
                ["Quotas:Fleet:Endpoint"] = aws.Endpoints.Http.ToString(),
            }
        );

        using var ready = await world.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"part\":\"quotas\"", await ready.Content.ReadAsStringAsync());
        using var refused = await world.ConverseAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(int.Parse(refused.Headers.GetValues("Retry-After").Single()), 30, 60);
        Assert.Empty(world.Bedrock.Requests);
        Assert.Contains("ringfence_quota_instances 3\n", await world.Client.GetStringAsync("/metrics"));
    }

    [Fact]
    public async Task An_instance_that_always_runs_is_ready_at_once_though_ECS_is_away()
    {
        await using var world = await GatewayWorld.StartAsync(
            new()
            {
                ["Quotas:EachUser:RequestsPerMinute"] = "60",
                ["Quotas:Instances"] = "3",
                ["Quotas:Fleet:Cluster"] = "clinic",
                ["Quotas:Fleet:Always"] = "2",
                ["Quotas:Fleet:Services:0"] = "cell-3",
                ["Quotas:Fleet:Endpoint"] = "http://127.0.0.1:1",
            }
        );

        using var ready = await world.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var served = await world.ConverseAsync();
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Contains("ringfence_quota_instances 3\n", await world.Client.GetStringAsync("/metrics"));
    }

    [Fact]
    public void What_is_wrong_with_a_fleet_is_listed_whole()
    {
        var options = new QuotaOptions
        {
            Instances = 2,
            Fleet = new()
            {
                Cluster = "clinic",
                Always = 2,
                Services = ["cell-3", "cell-3"],
                Own = "cell-1",
                Endpoint = "ecs",
                Timeout = TimeSpan.FromMinutes(1),
            },
        };
        Assert.Equal(
            [
                "Quotas:Fleet:Services has 2 names",
                "Quotas:Fleet:Own is 'cell-1'",
                "Quotas:Instances is 2",
                "Quotas:Fleet:Endpoint is 'ecs'",
                "Quotas:Fleet:Timeout is 00:01:00",
            ],
            options.Problems().Select(problem => problem.Split(';')[0])
        );
        Assert.Single(new QuotaOptions { Fleet = new() { Always = 2 } }.Problems());
        Assert.Contains(
            "Quotas:Fleet:Always is 0; allowed is 1 to 1000.",
            new QuotaOptions
            {
                Instances = 3,
                Fleet = new() { Cluster = "clinic", Services = ["cell-3"] },
            }.Problems()
        );
    }

    public void Dispose() => _log.Dispose();

    private static QuotaOptions Options(LocalAws aws) =>
        new()
        {
            EachUser = new() { RequestsPerMinute = 120 },
            Instances = 4,
            Fleet = new()
            {
                Cluster = "clinic",
                Always = 2,
                Services = ["cell-3", "cell-4"],
                Endpoint = aws.Endpoints.Http.ToString(),
            },
        };

    /// <summary>What an instance gives a user in a minute.</summary>
    private static long Share(Quota quota)
    {
        quota.Reserve(Okafor, 0, out var standing, out _);
        return standing.Requests!.Value.Limit;
    }

    /// <summary>Lets time pass, at most a second of it for every try, until something holds.</summary>
    private async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, patience.Token);
        }
    }

    private sealed class Fleet : IDisposable
    {
        private readonly CallerKeys _keys;
        private readonly LoggerFactory _logs = new();

        public Fleet(QuotaOptions options, LocalAws aws, TimeProvider time, CollectedLog log)
        {
            var bedrock = new BedrockOptions { Region = "us-east-1" };
            bedrock.Keys.AccessKeyId = aws.Keys.AccessKeyId;
            bedrock.Keys.SecretAccessKey = aws.Keys.SecretAccessKey;
            _keys = new CallerKeys(bedrock, time);
            _logs.AddProvider(log);
            Assert.Empty(options.Problems());
            var size = new FleetSize(options.Fleet.Always, Quota.Ticks(time), options.Fleet.Own.Length > 0);
            Quota = new Quota(options, time, size);
            Watch = new FleetWatch(options, bedrock, _keys, size, Quota, time, _logs.CreateLogger<FleetWatch>());
        }

        public Quota Quota { get; }

        public FleetWatch Watch { get; }

        public void Dispose()
        {
            Watch.Dispose();
            _keys.Dispose();
            _logs.Dispose();
        }
    }
}
