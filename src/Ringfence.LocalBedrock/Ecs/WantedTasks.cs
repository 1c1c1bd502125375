namespace Ringfence.LocalBedrock.Ecs;

/// <summary>What a service should have, and what would run of it: it has no tasks, and counts them as if it had some.</summary>
/// <param name="Name">Unique in its cluster.</param>
/// <param name="Desired">How many tasks it should have.</param>
/// <param name="Before">How many ran when that was said.</param>
/// <param name="Since">When it was said.</param>
internal sealed record WantedTasks(string Name, int Desired, int Before, DateTimeOffset Since)
{
    /// <summary>How long a task takes to start, or to stop.</summary>
    public static readonly TimeSpan Takes = TimeSpan.FromSeconds(30);

    /// <summary>How many run.</summary>
    public int RunningAt(DateTimeOffset now) => now - Since < Takes ? Before : Desired;

    /// <summary>How many are on their way.</summary>
    public int PendingAt(DateTimeOffset now) => Math.Max(0, Desired - RunningAt(now));
}
