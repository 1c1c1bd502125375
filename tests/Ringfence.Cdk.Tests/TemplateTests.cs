using Ringfence.Cdk.Tests.Checkers;
using Ringfence.Posture;

namespace Ringfence.Cdk.Tests;

/// <summary>What independent checkers, and our own, say of every template of the sample foundation: nothing.</summary>
[Collection(nameof(Synthesis))]
public class TemplateTests(Synthesis synthesis)
{
    [Fact]
    public void Cdk_nag_finds_nothing_in_its_three_packs() => Nothing(Checker.Node("nag.mjs", synthesis.Files));

    [Fact]
    public void Cfn_guard_finds_nothing_with_the_Control_Tower_rules() =>
        Nothing(Checker.Node("guard.mjs", synthesis.Files));

    [Fact]
    public void Cfn_lint_finds_nothing() => Nothing(Checker.CfnLint(synthesis.Files));

    [Fact]
    public void Every_property_is_one_that_AWS_specifies() => Nothing(Checker.Node("properties.mjs", synthesis.Files));

    [Fact]
    public void Our_own_audit_finds_nothing_and_what_it_cannot_tell_is_explained()
    {
        var run = TemplateAudit.Run(synthesis);

        Assert.All(run.Files, file => Assert.Null(file.Error));
        var explained = ExplainedUnknowns.Read();
        var unexplained = run
            .Findings.Where(finding => TemplateAudit.Accepted(synthesis, finding) is null)
            .Where(finding =>
                finding.Verdict is FindingVerdict.Fail or FindingVerdict.Unknown && !explained.Covers(finding)
            )
            .Select(finding =>
                $"{finding.Verdict} {Path.GetFileName(finding.Place?.File)} {finding.Control.Id} {finding.Resource?.LogicalId}: {finding.Reason}"
            );
        Nothing(unexplained);
        Assert.Empty(explained.Unused);
    }

    private static void Nothing<T>(IEnumerable<T> findings)
    {
        var all = findings.Select(finding => finding!.ToString()).ToList();
        Assert.True(all.Count == 0, $"{all.Count} findings\n{string.Join('\n', all)}");
    }
}
