namespace Ringfence.Posture.Verdicts;

/// <summary>The order of findings: Fail, Unknown, Waived, Pass, NotApplicable; the gravest first; then by file and place.</summary>
internal static class FindingOrder
{
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings, IReadOnlyList<AuditedFile> files)
    {
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < files.Count; at++)
        {
            number.TryAdd(files[at].File, at);
        }

        return
        [
            .. findings
                .OrderBy(finding => Rank(finding.Verdict))
                .ThenByDescending(finding => finding.Severity)
                .ThenBy(finding =>
                    finding.Place is { } place ? number.GetValueOrDefault(place.File, int.MaxValue) : int.MaxValue
                )
                .ThenBy(finding => finding.Place?.Line ?? 0)
                .ThenBy(finding => finding.Place?.Column ?? 0)
                .ThenBy(finding => finding.Control.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Resource?.LogicalId, StringComparer.Ordinal),
        ];
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
}
