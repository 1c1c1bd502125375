using Microsoft.Extensions.Hosting;

namespace Ringfence.Gateway.Limits;

/// <summary>
/// Counts the calls under way and lets them finish when the gateway stops: new ones are refused at once, those under way have
/// <c>Limits:DrainTimeout</c>, then <see cref="Overdue"/> ends them; each still writes its entry.
/// </summary>
internal sealed class Drain(LimitsOptions limits, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    /// <summary>How long calls that were ended may take to write their entries.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _overdue = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight; // interlocked
    private volatile bool _draining;

    public bool IsDraining => _draining;

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Cancelled when calls under way have had their time.</summary>
    public CancellationToken Overdue => _overdue.Token;

    public void Enter() => Interlocked.Increment(ref _inFlight);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _inFlight) == 0 && _draining)
        {
            _idle.TrySetResult();
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _draining = true;
        if (InFlight == 0)
        {
            return;
        }
        if (await IdleWithin(limits.DrainTimeout, cancellationToken))
        {
            return;
        }
        await _overdue.CancelAsync();
        await IdleWithin(LastWords, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _overdue.Dispose();

    private async Task<bool> IdleWithin(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await _idle.Task.WaitAsync(limit, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
