using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Questions;

/// <summary>Sets of times: spans that do not touch, in order.</summary>
internal static class Spans
{
    /// <summary>Spans in any order, as such a set.</summary>
    public static List<TimeSpanUtc> Merge(IEnumerable<TimeSpanUtc> spans)
    {
        var merged = new List<TimeSpanUtc>();
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (merged.Count > 0 && span.From <= merged[^1].To)
            {
                merged[^1] = merged[^1] with { To = span.To > merged[^1].To ? span.To : merged[^1].To };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    /// <summary>What two sets have in common; walks both once.</summary>
    public static List<TimeSpanUtc> Intersect(List<TimeSpanUtc> one, List<TimeSpanUtc> other)
    {
        var common = new List<TimeSpanUtc>();
        for (int a = 0, b = 0; a < one.Count && b < other.Count; )
        {
            var from = one[a].From > other[b].From ? one[a].From : other[b].From;
            var to = one[a].To < other[b].To ? one[a].To : other[b].To;
            if (from < to)
            {
                common.Add(new(from, to));
            }

            _ = one[a].To < other[b].To ? a++ : b++;
        }

        return common;
    }
}
