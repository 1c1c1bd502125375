using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Fixes;
using Ringfence.Posture.Readers;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Posture.Packs;

/// <summary>What <c>--fix</c> says it mended, in the eyes of cfn-guard and cdk-nag.</summary>
public class FixedTemplateTests(ITestOutputHelper output)
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "bad-template.yaml");

    /// <summary>Rule and resource, and the reason why that tool still complains.</summary>
    private static readonly Dictionary<string, string> Differences = File.ReadLines(
            Path.Combine(Repository.Root, "tests/Ringfence.Tests/Posture/Packs/fix-differences.txt")
        )
        .Where(line => line.Length > 0 && line[0] != '#')
        .ToDictionary(
            line => line[..line.IndexOf(':', StringComparison.Ordinal)],
            line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
        );

    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    [Fact]
    public void What_we_say_was_mended_passes_in_the_packs_that_ask_the_same()
    {
        var before = File.ReadAllBytes(Sample);
        IReadOnlyList<InputFile> files = [new InputFile("bad-template.yaml", Named: true) { Content = before }];
        var options = new AuditOptions();
        var fixes = Fixer.Run(files, Auditor.Run(files, options), options);
        Assert.True(fixes.Applied.Count >= 60, $"{fixes.Applied.Count} were mended");

        var folder = Directory.CreateTempSubdirectory("ringfence-packs");
        try
        {
            var (bad, good) = (
                Path.Combine(folder.FullName, "before.json"),
                Path.Combine(folder.FullName, "after.json")
            );
            File.WriteAllText(bad, PlainTemplate.Json(before));
            File.WriteAllText(good, PlainTemplate.Json(fixes.Files[0].Content));
            var wrong = new List<string>();
            foreach (var (script, rules) in Scripts())
            {
                Judge(script, fixes, rules, Pack.Findings(script, bad), Pack.Findings(script, good), wrong);
            }

            wrong.AddRange(
                Differences
                    .Keys.Except(_met)
                    .Select(each => $"{each} was asked of nothing: take it off fix-differences.txt")
            );
            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Script, Func<Control, IReadOnlyList<string>> Rules)> Scripts() =>
        [("guard.mjs", control => control.Equivalents.Guard), ("nag.mjs", control => control.Equivalents.CdkNag)];

    private void Judge(
        string script,
        FixRun fixes,
        Func<Control, IReadOnlyList<string>> rules,
        HashSet<(string Rule, string Resource)> before,
        HashSet<(string Rule, string Resource)> after,
        List<string> wrong
    )
    {
        var (asked, passed) = (0, 0);
        foreach (var fix in fixes.Applied)
        {
            foreach (var rule in rules(Catalogue.Find(fix.Control)!))
            {
                asked++;
                passed += before.Contains((rule, fix.Resource)) && !after.Contains((rule, fix.Resource)) ? 1 : 0;
                var known = Differences.ContainsKey($"{rule} {fix.Resource}");
                _met.Add($"{rule} {fix.Resource}");
                if (after.Contains((rule, fix.Resource)) != known)
                {
                    wrong.Add(
                        known
                            ? $"{rule} {fix.Resource} passes now: take it off fix-differences.txt"
                            : $"{script}: {rule} still finds {fix.Resource}, which {fix.Control} says was mended"
                    );
                }
            }
        }

        output.WriteLine(
            $"{script}: {before.Count} findings before, {after.Count} after; of {asked} rules of mended findings {passed} failed before and pass now."
        );
        Assert.True(passed > 0, $"{script} saw none of them");
    }
}
