namespace Ringfence.Evidence.Sigma;

/// <summary>
/// Windows that begin with an event and last a span. One in which the condition holds is told once, and the next begins behind it; a
/// window without an event is none, so a condition that asks for few is asked of windows with one at least.
/// </summary>
internal static class SigmaWindows
{
    /// <param name="events">Of one group, in the order of time, each with the number of its rule.</param>
    /// <param name="rules">How many rules there are.</param>
    public static IEnumerable<(SigmaMatch First, long Count)> Of(
        IReadOnlyList<(SigmaMatch Match, int Rule)> events,
        string kind,
        SigmaAggregation asked,
        TimeSpan span,
        int rules
    )
    {
        for (var from = 0; from < events.Count; )
        {
            var to = from;
            while (to < events.Count && events[to].Match.Time - events[from].Match.Time < span)
            {
                to++;
            }

            var count = kind switch
            {
                "value_count" => Distinct(events, from, to, asked.Field!),
                "temporal" => Seen(events, from, to),
                "temporal_ordered" => InOrder(events, from, to),
                _ => to - from,
            };
            var holds = kind.StartsWith("temporal", StringComparison.Ordinal) ? count == rules : asked.Holds(count);
            if (holds)
            {
                yield return (events[from].Match, to - from);
                from = to;
            }
            else
            {
                from++;
            }
        }
    }

    private static int Distinct(IReadOnlyList<(SigmaMatch Match, int Rule)> events, int from, int to, string field)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        for (var at = from; at < to; at++)
        {
            if (events[at].Match.Fields.TryGetValue(field, out var value))
            {
                values.Add(value);
            }
        }

        return values.Count;
    }

    private static int Seen(IReadOnlyList<(SigmaMatch Match, int Rule)> events, int from, int to)
    {
        var seen = new HashSet<int>();
        for (var at = from; at < to; at++)
        {
            seen.Add(events[at].Rule);
        }

        return seen.Count;
    }

    // How far the rules come in their order. CloudTrail counts in seconds: what happened in one second may have happened in any order.
    private static int InOrder(IReadOnlyList<(SigmaMatch Match, int Rule)> events, int from, int to)
    {
        var next = 0;
        var earliest = DateTimeOffset.MinValue;
        while (true)
        {
            var found = false;
            for (var at = from; at < to && !found; at++)
            {
                if (events[at].Rule == next && events[at].Match.Time >= earliest)
                {
                    earliest = events[at].Match.Time;
                    found = true;
                }
            }

            if (!found)
            {
                return next;
            }

            next++;
        }
    }
}
