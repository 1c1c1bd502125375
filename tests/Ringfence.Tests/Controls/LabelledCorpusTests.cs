using System.Text;
using System.Text.Json;
using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Tests.Controls;

/// <summary>Templates with the verdicts that the authors of established rules gave them.</summary>
public class LabelledCorpusTests(ITestOutputHelper output)
{
    /// <summary>Cases on which we differ, each with its reason: <c>case|reason</c>. docs/decisions says more.</summary>
    private static Dictionary<string, string> Differing =>
        File.ReadLines(Path.Combine(House.Repository.Root, "tests/Ringfence.Tests/Controls/corpus-differences.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(parts => parts[0], parts => parts[1]);

    [Fact]
    public void The_verdicts_are_those_of_the_rules_authors()
    {
        if (!Corpus.IsHere)
        {
            output.WriteLine(Corpus.Absent);
            return;
        }

        var differing = Differing;
        var wrong = new List<string>();
        var (right, unnamed) = (0, new SortedSet<string>());
        foreach (var one in Corpus.Lines("posture-dev.jsonl"))
        {
            var rule = one.GetProperty("rule").GetString()!;
            var name = one.GetProperty("case").GetString()!;
            if (Corpus.For(rule) is not { } control)
            {
                unnamed.Add(rule);
                continue;
            }

            var difference = Difference(one, control);
            if (difference is null)
            {
                right++;
                Assert.False(differing.ContainsKey(name), $"{name} agrees now: take it off corpus-differences.txt");
            }
            else if (!differing.ContainsKey(name))
            {
                var sure = one.GetProperty("second_tool_agrees").GetBoolean() ? "SURE " : "";
                wrong.Add($"{sure}{name} [{control.Id}] {difference} — {one.GetProperty("name").GetString()}");
            }
        }

        output.WriteLine($"{right} agree, {wrong.Count} differ, {differing.Count} differ with a reason");
        output.WriteLine(string.Join('\n', wrong));
        output.WriteLine($"no control names: {string.Join(", ", unnamed)}");
        Assert.Equal([], wrong);
    }

    private static string? Difference(JsonElement one, Control control)
    {
        var template = Encoding.UTF8.GetBytes(one.GetProperty("template").GetRawText());
        var run = Auditor.Run(
            [new InputFile("template.json", Named: true) { Content = template }],
            new AuditOptions { Controls = [control] }
        );
        var failing = run.Findings.Where(finding => finding.Verdict == FindingVerdict.Fail).ToList();
        var expected = one.GetProperty("expected").GetString();
        if (expected == "PASS")
        {
            return failing.Count == 0
                ? null
                : $"expected PASS, fails on {failing[0].Resource?.LogicalId}: {failing[0].Reason}";
        }

        if (failing.Count == 0)
        {
            var answers = run.Findings.Select(finding =>
                $"{finding.Verdict} {finding.Resource?.LogicalId}: {finding.Reason}"
            );
            return $"expected FAIL, got {string.Join(" / ", answers.DefaultIfEmpty(run.Files[0].Error ?? "nothing judged"))}";
        }

        var resources = one.GetProperty("failing_resources");
        if (resources.ValueKind == JsonValueKind.Array && resources.GetArrayLength() > 0)
        {
            var asked = resources.EnumerateArray().Select(each => each.GetString()).ToHashSet();
            return failing.Exists(finding => asked.Contains(finding.Resource?.LogicalId))
                ? null
                : $"expected {string.Join(", ", asked)} to fail, fails {string.Join(", ", failing.Select(finding => finding.Resource?.LogicalId))}";
        }

        return null;
    }
}
