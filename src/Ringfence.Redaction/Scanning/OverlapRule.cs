namespace Ringfence.Redaction.Scanning;

/// <summary>The one rule that decides between findings, whoever made them.</summary>
internal static class OverlapRule
{
    private static readonly Comparison<Finding> ByStart = (left, right) =>
        left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End);

    /// <summary>By start, the longer first.</summary>
    public static void Sort(List<Finding> found)
    {
        if (found.Count > 1)
        {
            found.Sort(ByStart);
        }
    }

    /// <summary>
    /// Adds a finding that starts no earlier than the last one: where two overlap, the surer one names the kind (the longer at equal score)
    /// and takes the characters of both, since each was judged to identify.
    /// </summary>
    public static void Add(List<Finding> judged, in Finding finding)
    {
        if (judged.Count > 0 && finding.Start < judged[^1].End)
        {
            judged[^1] = Union(judged[^1], finding);
        }
        else
        {
            judged.Add(finding);
        }
    }

    private static Finding Union(Finding left, Finding right)
    {
        var (surer, other) =
            right.Score > left.Score || (right.Score == left.Score && Length(right) > Length(left))
                ? (right, left)
                : (left, right);
        return surer with
        {
            Start = Math.Min(left.Start, right.Start),
            End = Math.Max(left.End, right.End),
            GoesOn = surer.GoesOn || other.GoesOn,
        };

        static int Length(Finding finding) => finding.End - finding.Start;
    }
}
