using System.Collections.Concurrent;

namespace Ringfence.Tests.Evidence.Engines;

/// <summary>A clock for which every pause is over at once, and that remembers the pauses.</summary>
internal sealed class HastyTime : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
