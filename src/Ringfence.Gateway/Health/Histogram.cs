namespace Ringfence.Gateway.Health;

/// <summary>Durations counted into fixed buckets, as Prometheus has them.</summary>
internal sealed class Histogram(TimeSpan[] bounds)
{
    /// <summary>For what takes microseconds to milliseconds: a ledger append.</summary>
    public static readonly TimeSpan[] Fast =
    [
        .. new[] { 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000 }.Select(us =>
            TimeSpan.FromMicroseconds(us)
        ),
    ];

    /// <summary>For what takes milliseconds to minutes: a model's answer.</summary>
    public static readonly TimeSpan[] Slow =
    [
        .. new[] { 1, 5, 25, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000 }.Select(ms =>
            TimeSpan.FromMilliseconds(ms)
        ),
    ];

    private readonly long[] _counts = new long[bounds.Length + 1]; // interlocked, each
    private long _ticks; // interlocked

    public ReadOnlySpan<TimeSpan> Bounds => bounds;

    public TimeSpan Sum => TimeSpan.FromTicks(Volatile.Read(ref _ticks));

    /// <summary>How many fell into bucket <paramref name="index"/> alone; the last one has no upper bound.</summary>
    public long CountIn(int index) => Volatile.Read(ref _counts[index]);

    public void Observe(TimeSpan value)
    {
        var index = 0;
        while (index < bounds.Length && value > bounds[index])
        {
            index++;
        }
        Interlocked.Increment(ref _counts[index]);
        Interlocked.Add(ref _ticks, value.Ticks);
    }
}
