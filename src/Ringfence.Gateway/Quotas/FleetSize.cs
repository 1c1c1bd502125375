using Ringfence.Aws.Ecs;

namespace Ringfence.Gateway.Quotas;

/// <summary>
/// By how many instances a limit is divided, by what ECS has told. Never by fewer than give shares: a rise counts at once, a fall when it has
/// held for <see cref="FallsAfter"/>, for each service by itself, and what is not known, or was asked too long ago, counts as all that there
/// may be.
/// </summary>
/// <param name="always">How many always run.</param>
/// <param name="started">When this instance began, in ticks of 100 ns of <see cref="Quota.Ticks"/>.</param>
/// <param name="comesAndGoes">Whether this instance is one of those that others learn of from ECS.</param>
internal sealed class FleetSize(int always, long started, bool comesAndGoes)
{
    /// <summary>How often ECS is asked.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>How old an answer may be, from when it was asked for. One that fails does not matter yet, two do.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromSeconds(40);

    /// <summary>
    /// How long fewer instances must have been seen. In it one that was told to stop has given its last share, and the minute that this was
    /// of has passed.
    /// </summary>
    public static readonly TimeSpan FallsAfter = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long an instance that comes and goes gives nothing: the others may still divide by what ECS said before it was wanted. That is
    /// too old by then, with 20 s for ECS to tell everybody the same.
    /// </summary>
    public static readonly TimeSpan CountedAfter = Trusted + TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();

    // Oldest first, guarded by the gate: when something was asked, and what came of it; null for "as many as there may be".
    private readonly List<(long At, int[]? Tasks)> _told = [(started, null)];
    private long _asked = long.MinValue;

    /// <summary>ECS has answered.</summary>
    /// <param name="tasks">Of each service whose instances come and go, in the same order every time.</param>
    /// <param name="asked">When it was asked, in ticks.</param>
    public void Told(int[] tasks, long asked)
    {
        lock (_gate)
        {
            if (IsOld(asked))
            {
                // Between then and now there may have been any number.
                _told.Add((asked, null));
            }
            _told.Add((asked, tasks));
            _asked = asked;
            _told.RemoveAll(each => asked - each.At > FallsAfter.Ticks);
        }
    }

    /// <summary>How many instances to divide by now.</summary>
    /// <param name="most">As many as there may be.</param>
    public int At(long now, int most)
    {
        lock (_gate)
        {
            if (IsOld(now))
            {
                return most;
            }
            // One that was wanted until a moment ago and one that is wanted since may both give, though never both were wanted.
            Span<int> tasks = stackalloc int[EcsServices.MostServices];
            foreach (var (at, told) in _told)
            {
                if (now - at > FallsAfter.Ticks)
                {
                    continue;
                }
                if (told is null)
                {
                    return most;
                }
                for (var service = 0; service < told.Length; service++)
                {
                    tasks[service] = Math.Max(tasks[service], told[service]);
                }
            }
            var instances = always;
            foreach (var count in tasks)
            {
                instances += count;
            }
            return Math.Max(instances, 1);
        }
    }

    /// <summary>How long this instance must give nothing yet; zero when it may.</summary>
    public TimeSpan UntilCounted(long now) =>
        comesAndGoes && started + CountedAfter.Ticks - now is > 0 and var left ? new TimeSpan(left) : TimeSpan.Zero;

    private bool IsOld(long now) => _asked == long.MinValue || now - _asked > Trusted.Ticks;
}
