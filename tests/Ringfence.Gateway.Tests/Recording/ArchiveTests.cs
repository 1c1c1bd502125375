using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Gateway.Recording;
using Ringfence.Gateway.Tests.World;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Verification;

namespace Ringfence.Gateway.Tests.Recording;

public sealed class ArchiveTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ringfence-archive-").FullName;
    private FakeS3 _s3 = null!;

    public async ValueTask InitializeAsync() => _s3 = await FakeS3.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _s3.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Calls_are_in_the_bucket_soon_after_each_file_signed_checked_and_never_overwritten()
    {
        await using var world = await StartAsync(
            new()
            {
                ["Recording:Archive:KmsKey"] = "arn:aws:kms:us-east-1:111122223333:key/ledger",
                ["Recording:Archive:RetainDays"] = "2192",
            }
        );
        await CallAsync(world, 3);
        await ArchivedAsync(world, 6);

        Assert.Empty(_s3.Refused);
        var tiles = _s3.Puts.Where(put => put.Path.StartsWith("tile/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(tiles);
        Assert.All(tiles, put => Assert.Equal("*", put.Headers["if-none-match"]));
        var checkpoints = _s3.Puts.Where(put => put.Path == "checkpoint").ToList();
        Assert.Equal("*", checkpoints[0].Headers["if-none-match"]);
        Assert.All(checkpoints[1..], put => Assert.NotEmpty(put.Headers["if-match"]));
        Assert.All(
            _s3.Puts,
            put =>
            {
                Assert.Equal("aws:kms", put.Headers["x-amz-server-side-encryption"]);
                Assert.Equal(
                    "arn:aws:kms:us-east-1:111122223333:key/ledger",
                    put.Headers["x-amz-server-side-encryption-aws-kms-key-id"]
                );
                Assert.Equal("COMPLIANCE", put.Headers["x-amz-object-lock-mode"]);
                var until = DateTimeOffset.Parse(
                    put.Headers["x-amz-object-lock-retain-until-date"],
                    CultureInfo.InvariantCulture
                );
                Assert.Equal(2192, (until - TimeProvider.System.GetUtcNow()).TotalDays, 0.1);
            }
        );
    }

    [Fact]
    public async Task A_bucket_that_says_no_or_nothing_stops_no_call_and_is_filled_when_it_is_back()
    {
        await using var world = await StartAsync(new() { ["Recording:Archive:Timeout"] = "00:00:00.200" });
        await CallAsync(world, 1);
        await ArchivedAsync(world, 2);
        Func<HttpContext, Task<bool>>[] faults =
        [
            http => FakeS3.ErrorAsync(http, 503, "SlowDown"),
            http => FakeS3.ErrorAsync(http, 403, "AccessDenied"),
            Abort,
            HangAsync,
        ];
        foreach (var fault in faults)
        {
            _s3.Fault = fault;
            var (failures, entries) = (await MetricAsync(world, "failures_total"), world.Ledger.Size);
            await CallAsync(world, 1);
            await UntilAsync(async () => await MetricAsync(world, "failures_total") > failures);

            Assert.Equal(2, await MetricAsync(world, "lag_entries"));
            using var ready = await world.Client.GetAsync("/readyz");
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            Assert.Contains(
                world.Log.Lines,
                line => line.Contains("could not be copied to s3://clinic-ledger/", StringComparison.Ordinal)
            );

            _s3.Fault = _ => Task.FromResult(false);
            await ArchivedAsync(world, entries + 2);
            Assert.Equal(0, await MetricAsync(world, "lag_seconds"));
        }
    }

    [Fact]
    public async Task An_archive_that_stays_behind_is_called_late_with_how_much_is_missing()
    {
        await using var world = await StartAsync(
            new() { ["Recording:Archive:LateAfter"] = "00:00:00.020", ["Recording:Archive:LastCopy"] = "00:00:00" }
        );
        _s3.Fault = http => FakeS3.ErrorAsync(http, 503, "SlowDown");
        await CallAsync(world, 1);

        await UntilAsync(() =>
            Task.FromResult(
                world.Log.Lines.Any(line =>
                    line.Contains("is late: 2 entries are only on this machine", StringComparison.Ordinal)
                )
            )
        );
    }

    [Fact]
    public async Task What_is_left_is_copied_when_the_gateway_stops()
    {
        var world = await StartAsync(
            new() { ["Recording:Archive:Every"] = "01:00:00", ["Recording:Archive:LateAfter"] = "01:00:00" }
        );
        await CallAsync(world, 5);
        await world.DisposeAsync();

        Assert.Equal(10, Archived().Size);
    }

    [Fact]
    public async Task A_backlog_and_the_call_that_was_open_are_in_the_bucket_when_a_gateway_that_was_told_to_stop_has_stopped()
    {
        await using var world = await StartAsync();
        var away = 0;
        _s3.Fault = http =>
        {
            Interlocked.Increment(ref away);
            return FakeS3.ErrorAsync(http, 503, "SlowDown");
        };
        await CallAsync(world, 300);
        var answering = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Bedrock.Answer = async http =>
        {
            await answering.Task;
            await FakeBedrock.Json(http, 200, FakeBedrock.ConverseAnswer);
        };
        var open = world.ConverseAsync();
        await UntilAsync(() => Task.FromResult(world.Ledger.Size == 601));
        Assert.Equal(601, await MetricAsync(world, "lag_entries"));

        var stopping = world.Gateway.StopAsync(CancellationToken.None);
        await UntilAsync(async () =>
            (await world.Client.GetAsync("/readyz")).StatusCode == HttpStatusCode.ServiceUnavailable
        );
        answering.SetResult();
        using (var response = await open)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        // S3 is away for the beginning of the last copy too.
        var last = Volatile.Read(ref away);
        await UntilAsync(() => Task.FromResult(Volatile.Read(ref away) > last + 8));
        _s3.Fault = _ => Task.FromResult(false);
        await stopping;

        Assert.Equal(602, Archived().Size);
        Assert.DoesNotContain(world.Log.Lines, Left);
    }

    [Fact]
    public async Task What_the_last_copy_has_no_time_for_is_an_error_in_the_log_and_copied_by_the_next_process()
    {
        _s3.Fault = http => FakeS3.ErrorAsync(http, 503, "SlowDown");
        var world = await StartAsync(new() { ["Recording:Archive:LastCopy"] = "00:00:00.100" });
        await CallAsync(world, 2);
        await world.DisposeAsync();

        Assert.Contains(world.Log.Lines, Left);
        _s3.Fault = _ => Task.FromResult(false);
        await using var next = await StartAsync();
        await ArchivedAsync(next, 4);
    }

    private static bool Left(string line) =>
        line.StartsWith("Error The gateway stops before", StringComparison.Ordinal);

    [Fact]
    public async Task A_copy_that_was_cut_off_anywhere_is_ended_by_the_next_process()
    {
        long calls = 0;
        for (var puts = 0; puts < 6; puts++)
        {
            var left = puts;
            _s3.Fault = async http =>
                http.Request.Method == "PUT" && Interlocked.Decrement(ref left) < 0 && await Abort(http);
            var world = await StartAsync(new() { ["Recording:Archive:LastCopy"] = "00:00:00.100" });
            await CallAsync(world, 2);
            await world.DisposeAsync();
            calls += 2;

            _s3.Fault = _ => Task.FromResult(false);
            world = await StartAsync();
            await ArchivedAsync(world, calls * 2);
            await world.DisposeAsync();
            Assert.Equal(calls * 2, Archived().Size);
        }

        Assert.Empty(_s3.Refused);
    }

    [Fact]
    public async Task A_bucket_with_another_history_of_this_log_closes_the_gateway_before_the_first_call()
    {
        await using (var first = await StartAsync())
        {
            await CallAsync(first, 3);
        }
        // The volume is lost, the key is not.
        Directory.Delete(Path.Combine(_directory, "ledger"), recursive: true);
        var puts = _s3.Puts.Count;

        await using var world = await StartAsync();
        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
        Assert.Equal(puts, _s3.Puts.Count);
        using var ready = await world.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("not the beginning of the 0 here", await ready.Content.ReadAsStringAsync());
        Assert.Contains(
            world.Log.Lines,
            line => line.StartsWith("Critical Nothing is copied to the archive s3://", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Another_ledgers_bucket_is_refused_and_readyz_says_so_while_calls_are_served()
    {
        await using (var other = await StartAsync())
        {
            await CallAsync(other, 1);
        }
        var puts = _s3.Puts.Count;

        await using var world = await GatewayWorld.StartAsync(_s3.Settings);
        await CallAsync(world, 1);

        using var ready = await world.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var said = await ready.Content.ReadAsStringAsync();
        Assert.Contains("\"archive\"", said, StringComparison.Ordinal);
        Assert.Contains("a ledger of the same name under another key", said, StringComparison.Ordinal);
        Assert.Equal(puts, _s3.Puts.Count);
    }

    [Fact]
    public async Task Without_a_bucket_nothing_is_said_of_one()
    {
        await using var world = await GatewayWorld.StartAsync();
        Assert.DoesNotContain("archive", await world.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
        Assert.Null(world.Gateway.Services.GetService<ArchiveLoop>());
    }

    private Task<GatewayWorld> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var all = _s3.Settings;
        all["Recording:Directory"] = Path.Combine(_directory, "ledger");
        all["Recording:KeyFile"] = Path.Combine(_directory, "ledger.key");
        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }
        return GatewayWorld.StartAsync(all);
    }

    private static async Task CallAsync(GatewayWorld world, int count)
    {
        for (var call = 0; call < count; call++)
        {
            using var response = await world.ConverseAsync();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    /// <summary>Waits until the archive covers so many entries, and verifies what a reader finds there.</summary>
    private async Task ArchivedAsync(GatewayWorld world, long entries)
    {
        await UntilAsync(async () => await MetricAsync(world, "entries") == entries);
        Assert.Equal(entries, Archived().Size);
    }

    private LedgerReport Archived()
    {
        var copy = Directory.CreateTempSubdirectory("ringfence-copy-").FullName;
        try
        {
            _s3.CopyTo(copy);
            using var key = KeyFile.OpenOrCreate(Path.Combine(_directory, "ledger.key"), new RecordingOptions().Origin);
            var report = LedgerVerifier.Verify(copy, new VerificationOptions { VerifierKey = key.VerifierKey });
            Assert.True(report.Ok, string.Join("; ", report.Findings));
            return report;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task<long> MetricAsync(GatewayWorld world, string name)
    {
        var metrics = await world.Client.GetStringAsync("/metrics");
        var line = metrics
            .Split('\n')
            .Single(line => line.StartsWith($"ringfence_archive_{name} ", StringComparison.Ordinal));
        return long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    private static Task<bool> Abort(HttpContext http)
    {
        http.Abort();
        return Task.FromResult(true);
    }

    private static async Task<bool> HangAsync(HttpContext http)
    {
        await FakeBedrock.Hang(http);
        return true;
    }
}
