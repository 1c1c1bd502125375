namespace Ringfence.Posture.Verdicts;

/// <summary>
/// The order of findings: Fail, Unknown, Waived, Pass, NotApplicable; the highest priority (severity × exposure) first,
/// then the gravest; then by file and place.
/// </summary>
internal static class FindingOrder
{
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings, IReadOnlyList<AuditedFile> files)
    {
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < files.Count; at++)
        {
            number.TryAdd(files[at].File, at);
        }

        var ranked = new List<Ranked>();
        foreach (var finding in findings)
        {
            var file = int.MaxValue;
            if (finding.Place is { } place && number.TryGetValue(place.File, out var known))
            {
                file = known;
            }

            ranked.Add(new Ranked(finding, file, ranked.Count));
        }

        ranked.Sort(Compare);
        var sorted = new Finding[ranked.Count];
        for (var at = 0; at < sorted.Length; at++)
        {
            sorted[at] = ranked[at].Finding;
        }

        return sorted;
    }

    private static int Compare(Ranked left, Ranked right)
    {
        var (one, other) = (left.Finding, right.Finding);
        var order = Rank(one.Verdict) - Rank(other.Verdict);
        order = order != 0 ? order : other.Priority - one.Priority;
        order = order != 0 ? order : (int)other.Severity - (int)one.Severity;
        order = order != 0 ? order : left.File.CompareTo(right.File);
        order = order != 0 ? order : (one.Place?.Line ?? 0) - (other.Place?.Line ?? 0);
        order = order != 0 ? order : (one.Place?.Column ?? 0) - (other.Place?.Column ?? 0);
        order = order != 0 ? order : string.CompareOrdinal(one.Control.Id, other.Control.Id);
        order = order != 0 ? order : string.CompareOrdinal(one.Resource?.LogicalId, other.Resource?.LogicalId);
        return order != 0 ? order : left.Turn - right.Turn;
    }

    private static int Rank(FindingVerdict verdict) =>
        verdict switch
        {
            FindingVerdict.Fail => 0,
            FindingVerdict.Unknown => 1,
            FindingVerdict.Waived => 2,
            FindingVerdict.Pass => 3,
            _ => 4,
        };

    private sealed record Ranked(Finding Finding, int File, int Turn);
}
