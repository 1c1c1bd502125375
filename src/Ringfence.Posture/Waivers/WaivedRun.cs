using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Waivers;

/// <summary>Sets waived findings aside, and tells of waivers that are expired or unused.</summary>
public static class WaivedRun
{
    private static readonly Control InForce = new WaiverIsInForce();

    /// <summary>The run with its waivers applied.</summary>
    /// <param name="run">The audit.</param>
    /// <param name="waivers">The waivers.</param>
    /// <param name="file">The waiver file as the caller named it.</param>
    /// <param name="today">The day that waivers are measured against.</param>
    public static AuditRun Apply(AuditRun run, IReadOnlyList<Waiver> waivers, string file, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(waivers);
        var byControl = waivers.ToLookup(waiver => waiver.Control, StringComparer.Ordinal);
        var used = new HashSet<Waiver>();
        var findings = new List<Finding>(run.Findings.Count);
        foreach (var finding in run.Findings)
        {
            var waiver =
                finding.Verdict == FindingVerdict.Fail
                    ? byControl[finding.Control.Id].Where(each => each.Covers(finding)).MaxBy(each => each.Expires)
                    : null;
            if (waiver is not null)
            {
                used.Add(waiver);
            }

            findings.Add(waiver is null || waiver.Expires < today ? finding : Waived(finding, waiver));
        }

        findings.AddRange(
            waivers
                .Where(each => each.Expires < today)
                .Select(each =>
                    Upkeep(
                        each,
                        file,
                        $"The waiver of {each.Control} for {each.Resource} ended on {each.Expires:yyyy-MM-dd}; {each.Owner} renews it with a reason, or mends what it covers."
                    )
                )
        );
        findings.AddRange(
            waivers
                .Where(each => each.Expires >= today && !used.Contains(each))
                .Select(each =>
                    Upkeep(
                        each,
                        file,
                        $"Nothing that was audited needs the waiver of {each.Control} for {each.Resource}; take it out."
                    )
                )
        );
        return run with { Findings = findings };
    }

    private static Finding Waived(Finding finding, Waiver waiver) =>
        finding with
        {
            Verdict = FindingVerdict.Waived,
            WaivedBy = $"{waiver.Owner} until {waiver.Expires:yyyy-MM-dd}: {waiver.Reason}",
        };

    private static Finding Upkeep(Waiver waiver, string file, string reason) =>
        new(InForce, FindingVerdict.Fail, reason) { Place = new SourcePlace(file, waiver.Line, 1) };
}
