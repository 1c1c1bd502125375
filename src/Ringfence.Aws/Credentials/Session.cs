namespace Ringfence.Aws.Credentials;

/// <summary>One caller's place in <see cref="Sessions"/>: the keys that are held, and the flight that fetches the next ones.</summary>
internal sealed class Session
{
    private readonly Lock _gate = new();

    // Swapped whole, by the flight.
    private volatile AwsKeys? _keys;

    // Guarded by _gate.
    private Task<AwsKeys>? _flight;

    /// <summary>The last keys that STS gave, however old.</summary>
    public AwsKeys? Keys => _keys;

    /// <summary>The clock's timestamp of the last use.</summary>
    public long LastUsed { get; set; }

    /// <summary>The keys if <paramref name="isFresh"/> holds of them by now, else the flight under way, else a new one.</summary>
    public Task<AwsKeys> Renew(Predicate<AwsKeys> isFresh, Func<Task<AwsKeys>> assume)
    {
        lock (_gate)
        {
            // A flight that landed since the caller looked has left fresh keys behind.
            if (_keys is { } keys && isFresh(keys))
            {
                return Task.FromResult(keys);
            }

            if (_flight is null || _flight.IsCompleted)
            {
                _flight = FlyAsync(assume);
            }

            return _flight;
        }
    }

    private async Task<AwsKeys> FlyAsync(Func<Task<AwsKeys>> assume)
    {
        // Off the caller's thread, and out of the gate.
        await Task.Yield();
        return _keys = await assume();
    }
}
