using System.Text;
using Ringfence.Controls;
using Ringfence.Posture;

namespace Ringfence.Cdk.Tests;

/// <summary>The checklist "before real PHI": what our own audit of the sample leaves open, and who closes it.</summary>
[Collection(nameof(Synthesis))]
public class ChecklistTests(Synthesis synthesis)
{
    [Fact]
    public void What_stays_open_before_real_PHI_is_on_the_page()
    {
        var findings = TemplateAudit.Run(synthesis).Findings;
        var explained = ExplainedUnknowns.Read();
        var open = findings
            .Where(finding => finding.Verdict == FindingVerdict.Unknown)
            .DistinctBy(finding => finding.Control.Id)
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Control.Id, StringComparer.Ordinal)
            .ToList();
        var accepted = findings.Count(finding =>
            finding.Verdict == FindingVerdict.Fail && TemplateAudit.Accepted(synthesis, finding) is not null
        );
        var stated = open.Where(finding => finding.Control is AttestedControl).ToList();
        var running = open.Except(stated).Where(finding => !explained.Covers(finding) || OnlyRunning(finding)).ToList();

        var page = new StringBuilder(
            "# Before real PHI\nComputed by our own audit of the sample foundation's templates (`ChecklistTests`); never edited. Yours: synthesize, audit, answer what is open.\n\n"
        );
        page.Append(
            "```\nnpx cdk synth -q && cd ../..          # in src/Ringfence.Cdk\n./ringfence audit artifacts/cdk.out --policy decisions.json --waivers src/Ringfence.Cdk/waivers.yaml\n./ringfence audit --account           # what only the account shows\n./ringfence attest CONTROL --statement … --owner … --expires …\n```\n"
        );
        page.Append(
            $"The templates answer {Answered(findings)} controls with no Fail but {accepted} findings that are [accepted](accepted.md), each with its reason; {stated.Count} are for a person to state, {running.Count} for the running account to show.\n"
        );
        page.Append("\n## A person states\n");
        foreach (var finding in stated)
        {
            page.Append($"- [ ] {Severity(finding)} `{finding.Control.Id}`: {finding.Control.Asks}\n");
        }

        page.Append("\n## The running account shows, or the settings on developers' machines\n");
        foreach (var finding in running)
        {
            page.Append($"- [ ] {Severity(finding)} `{finding.Control.Id}`: {finding.Control.Title}\n");
        }

        page.Append("\n## The templates cannot tell, and why\n");
        foreach (var finding in open.Except(stated).Except(running))
        {
            page.Append($"- `{finding.Control.Id}`: {explained.Reason(finding)}\n");
        }

        Reviewed.Is("docs/foundation/before-real-phi.md", page.ToString());
    }

    // Controls of which at least one resource, or the estate, was judged and nothing is open.
    private static int Answered(IReadOnlyList<Finding> findings) =>
        findings
            .GroupBy(finding => finding.Control.Id)
            .Count(control =>
                control.All(finding => finding.Verdict != FindingVerdict.Unknown)
                && control.Any(finding => finding.Verdict == FindingVerdict.Pass)
            );

    private static bool OnlyRunning(Finding finding) =>
        finding.Control.ResourceTypes.Any(type => type.StartsWith("Ringfence::", StringComparison.Ordinal));

    private static string Severity(Finding finding) => $"**{finding.Severity.ToString().ToLowerInvariant()}**";
}
