using Microsoft.Extensions.Hosting;
using Ringfence.LocalBedrock.CloudTrail;
using Ringfence.LocalBedrock.InvocationLog;

namespace Ringfence.LocalBedrock.Host;

/// <summary>Delivers log files every few seconds, digests when due, and at shutdown everything that waits.</summary>
internal sealed class Deliveries(
    Trail trail,
    InvocationLogs invocations,
    LocalBedrockOptions options,
    TimeProvider time
) : BackgroundService
{
    public void DeliverLogs()
    {
        trail.Deliver();
        invocations.Deliver();
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        invocations.Deliver();
        trail.DeliverAll();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Trail.DeliveryInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                DeliverLogs();
                trail.DigestWhenDue();
            }
        }
        catch (OperationCanceledException)
        {
            // Shutting down; StopAsync delivers the rest.
        }
    }
}
