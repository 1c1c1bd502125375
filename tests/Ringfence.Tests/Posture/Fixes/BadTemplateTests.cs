using System.Diagnostics;
using System.Text;
using Ringfence.Posture;
using Ringfence.Posture.Fixes;
using Ringfence.Posture.Readers;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Posture.Fixes;

/// <summary>Must show 3 of issue 3: a template that is bad throughout.</summary>
public sealed class BadTemplateTests(ITestOutputHelper output)
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "samples", "bad-template.yaml");

    private static readonly Lazy<(AuditRun Before, FixRun Fixes, AuditRun After)> Mended = new(() =>
    {
        IReadOnlyList<InputFile> files = [new InputFile(Path, Named: true)];
        var before = Auditor.Run(files);
        var fixes = Fixer.Run(files, before, new AuditOptions());
        return (before, fixes, Auditor.Run([files[0] with { Content = fixes.Files[0].Content }]));
    });

    [Fact]
    public void Nothing_is_left_that_has_a_fix()
    {
        var (before, fixes, after) = Mended.Value;
        Assert.True(before.Count(FindingVerdict.Fail) >= 60);
        Assert.True(fixes.Applied.Count >= 60);
        Assert.Empty(
            after
                .Findings.Where(finding => finding is { Verdict: FindingVerdict.Fail, Fix.Changes.Count: > 0 })
                .Select(finding => $"{finding.Control.Id} on {finding.Resource?.LogicalId}: {finding.Reason}")
        );
        var left = after.Findings.Where(finding => finding.Verdict == FindingVerdict.Fail).ToList();
        Assert.Equal(
            left.Select(finding => (finding.Control.Id, finding.Resource?.LogicalId)).Distinct().Order(),
            fixes.Refused.Select(refused => (refused.Control, refused.Resource)).Order()
        );
    }

    [Fact]
    public void What_was_mended_passes_and_what_passed_passes_still()
    {
        var (before, fixes, after) = Mended.Value;
        var verdicts = after.Findings.ToLookup(finding => (finding.Control.Id, finding.Resource?.LogicalId));
        Assert.All(
            fixes.Applied,
            fix =>
                Assert.All(
                    verdicts[(fix.Control, fix.Resource)],
                    finding => Assert.NotEqual(FindingVerdict.Fail, finding.Verdict)
                )
        );
        Assert.All(
            before.Findings.Where(finding => finding is { Verdict: FindingVerdict.Pass, Resource: not null }),
            passed =>
                Assert.All(
                    verdicts[(passed.Control.Id, passed.Resource!.LogicalId)],
                    finding => Assert.NotEqual(FindingVerdict.Fail, finding.Verdict)
                )
        );
    }

    [Fact]
    public void Comments_and_short_tags_stay_and_lines_stay_in_order()
    {
        var before = File.ReadAllText(Path).Split('\n');
        var after = Encoding.UTF8.GetString(Mended.Value.Fixes.Files[0].Content.Span).Split('\n').ToList();
        var changed = new List<string>();
        foreach (var line in before)
        {
            var at = after.IndexOf(line);
            if (at < 0)
            {
                changed.Add(line);
                continue;
            }

            after.RemoveRange(0, at + 1);
        }

        // Only lines whose own value was wrong.
        Assert.True(changed.Count < 25, string.Join('\n', changed));
        var text = Encoding.UTF8.GetString(Mended.Value.Fixes.Files[0].Content.Span);
        Assert.All(before.Where(line => line.Contains('#')), line => Assert.Contains(line[line.IndexOf('#')..], text));
    }

    [Fact]
    public void Cfn_lint_finds_no_error_that_was_not_there()
    {
        var copy = System.IO.Path.Combine(Directory.CreateTempSubdirectory().FullName, "bad-template.yaml");
        File.WriteAllBytes(copy, Mended.Value.Fixes.Files[0].Content.ToArray());
        if (Errors(Path) is not { } before)
        {
            output.WriteLine("cfn-lint is not on this machine: what it says of the mended template was not looked at.");
            return;
        }

        Assert.Empty(Errors(copy)!.Except(before));
    }

    private static List<string>? Errors(string file)
    {
        try
        {
            using var lint = Process.Start(
                new ProcessStartInfo("cfn-lint", ["--format", "parseable", file])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            var text = lint.StandardOutput.ReadToEnd();
            lint.WaitForExit();

            // file:line:column:line:column:rule:message
            return
            [
                .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => string.Join(':', line.Split(':')[5..]))
                    .Where(line => line.StartsWith('E')),
            ];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
