using Microsoft.Extensions.Hosting;

namespace Ringfence.Gateway.Quotas;

/// <summary>Has idle accounts forgotten, every minute.</summary>
internal sealed class QuotaSweep(Quota quota, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await minute.WaitForNextTickAsync(stoppingToken))
        {
            quota.Sweep();
        }
    }
}
