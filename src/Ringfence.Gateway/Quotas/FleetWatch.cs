using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Ecs;
using Ringfence.Gateway.Bedrock;

namespace Ringfence.Gateway.Quotas;

/// <summary>
/// Asks ECS, every 15 seconds, how many instances there are, and has every account take its new share. No call waits for it. While ECS does
/// not answer, shares shrink to what they are when all instances run that may.
/// </summary>
internal sealed partial class FleetWatch : BackgroundService
{
    private readonly FleetOptions _options;
    private readonly HttpClient _http;
    private readonly EcsServices _ecs;
    private readonly FleetSize _size;
    private readonly Quota _quota;
    private readonly TimeProvider _time;
    private readonly ILogger<FleetWatch> _log;

    // Owned by the loop.
    private bool _failing;

    public FleetWatch(
        QuotaOptions options,
        BedrockOptions bedrock,
        CallerKeys keys,
        FleetSize size,
        Quota quota,
        TimeProvider time,
        ILogger<FleetWatch> log
    )
    {
        (_options, _size, _quota, _time, _log) = (options.Fleet, size, quota, time, log);
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = _options.Timeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5), // an endpoint's addresses change
            }
        )
        {
            Timeout = _options.Timeout,
            MaxResponseContentBufferSize = 1 << 20,
        };
        var region = _options.Region.Length > 0 ? _options.Region : bedrock.Region;
        var endpoint = _options.Endpoint.Length > 0 ? new Uri(_options.Endpoint) : EcsServices.EndpointOf(region);
        _ecs = new(new SignedHttp(_http, keys.Own, time), region, endpoint);
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(FleetSize.Every, _time);
        try
        {
            do
            {
                await AskAsync(stoppingToken);
                // Those that nobody calls take their share as well, so that they fill no faster than it.
                _quota.Sweep();
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task AskAsync(CancellationToken cancel)
    {
        var asked = Quota.Ticks(_time);
        try
        {
            var tasks = await _ecs.DescribeAsync(_options.Cluster, _options.Services, cancel);
            _size.Told([.. tasks.Select(each => Math.Max(each.Desired, each.Running))], asked);
            if (_failing)
            {
                Log.Known(_log);
                _failing = false;
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            // Whatever it is, the bound holds without an answer; said once, until there is one.
            if (!_failing)
            {
                Log.Unknown(_log, failure.Message);
                _failing = true;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            130,
            LogLevel.Warning,
            "How many instances there are is not known: {Reason} Limits are divided by as many as there may be (Quotas:Instances) until it is"
        )]
        public static partial void Unknown(ILogger log, string reason);

        [LoggerMessage(131, LogLevel.Information, "How many instances there are is known again")]
        public static partial void Known(ILogger log);
    }
}
