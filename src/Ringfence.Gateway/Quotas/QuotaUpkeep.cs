using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ringfence.Gateway.Quotas;

/// <summary>Has idle accounts forgotten, every minute, and new limits adopted, whenever their configuration changes.</summary>
internal sealed class QuotaUpkeep(
    Quota quota,
    IOptionsFactory<QuotaOptions> options,
    SliceSection<QuotaOptions> from,
    ILogger<QuotaUpkeep> logger,
    TimeProvider time
) : BackgroundService
{
    private readonly SliceWatch<QuotaOptions> _watch = new(options, from, logger, quota.Adopt);

    public override void Dispose()
    {
        _watch.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await minute.WaitForNextTickAsync(stoppingToken))
        {
            quota.Sweep();
        }
    }
}
