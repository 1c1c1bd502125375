using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Posture;

namespace Ringfence.Cdk.Tests;

/// <summary>The pages of docs/foundation that are computed from the templates.</summary>
[Collection(nameof(Synthesis))]
public class PagesTests(Synthesis synthesis)
{
    [Fact]
    public void The_picture_shows_the_stacks_as_they_are()
    {
        var page = new StringBuilder(
            "# Architecture\nComputed from the sample foundation's templates (`PagesTests`); never edited. An arrow goes from what is used to what uses it, with the number of values that pass.\n\n```mermaid\nflowchart LR\n"
        );
        foreach (var (name, template) in synthesis.Templates)
        {
            var services = template["Resources"]!
                .AsObject()
                .Select(pair => pair.Value!["Type"]!.ToString())
                .Select(type => type.StartsWith("Custom::", StringComparison.Ordinal) ? "Custom" : type.Split("::")[1])
                .CountBy(service => service)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key} {pair.Value}");
            page.Append(
                $"  {Id(name)}[\"<b>{name}</b><br/>{template["Description"]}<br/><i>{string.Join(", ", services)}</i>\"]\n"
            );
        }

        foreach (var (name, template) in synthesis.Templates)
        {
            var imports = new List<string>();
            Imports(template, imports);
            foreach (
                var (from, count) in imports
                    .Distinct()
                    .CountBy(import => import.Split(':')[0])
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            )
            {
                page.Append($"  {Id(from)} -->|{count}| {Id(name)}\n");
            }
        }

        Reviewed.Is("docs/foundation/architecture.md", page.Append("```\n").ToString());
    }

    [Fact]
    public void Every_accepted_finding_is_on_the_page_with_its_reason()
    {
        var accepted = new SortedDictionary<string, SortedDictionary<string, SortedSet<string>>>(
            StringComparer.Ordinal
        );
        foreach (var (stack, id, body) in synthesis.AllResources)
        {
            foreach (var one in body["Metadata"]?["Ringfence"]?["accepted"] as JsonArray ?? [])
            {
                var (reason, rule) = (one!["reason"]!.ToString(), one["rule"]!.ToString());
                accepted.TryAdd(reason, new(StringComparer.Ordinal));
                accepted[reason].TryAdd(rule, new(StringComparer.Ordinal));
                accepted[reason][rule].Add($"{body["Type"]} of {stack}");
            }
        }

        var page = new StringBuilder(
            "# Accepted findings\nComputed from the sample foundation's templates (`PagesTests`); never edited. Each stands in its resource's metadata, where cdk-nag, cfn-guard and cfn-lint look.\n"
        );
        foreach (var (reason, rules) in accepted)
        {
            page.Append($"\n## {reason}\n");
            foreach (var (rule, where) in rules)
            {
                page.Append($"- `{rule}`: {string.Join("; ", where)}\n");
            }
        }

        Reviewed.Is("docs/foundation/accepted.md", page.ToString());
    }

    [Fact]
    public void Accepted_findings_of_our_own_audit_are_waivers_too()
    {
        var waivers = new StringBuilder(
            "# For `ringfence audit artifacts/cdk.out --waivers src/Ringfence.Cdk/waivers.yaml`. Computed from the sample foundation's\n"
                + "# templates (PagesTests); look at each again before its day, and give your own owner.\nwaivers:\n"
        );
        var failing = TemplateAudit.Run(synthesis).Findings.Where(finding => finding.Verdict == FindingVerdict.Fail);
        foreach (
            var finding in failing
                .OrderBy(finding => finding.Place!.File)
                .ThenBy(finding => finding.Resource!.LogicalId)
        )
        {
            if (TemplateAudit.Accepted(synthesis, finding) is { } reason)
            {
                var file = Path.GetFileName(finding.Place!.File);
                waivers.Append(
                    $"  - control: {finding.Control.Id}\n    resource: {finding.Resource!.LogicalId}\n    file: \"*{file}\"\n"
                );
                waivers.Append($"    reason: \"{reason}\"\n    owner: security officer\n    expires: 2027-11-30\n");
            }
        }

        Reviewed.Is("src/Ringfence.Cdk/waivers.yaml", waivers.ToString());
    }

    private static void Imports(JsonNode? node, List<string> found)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Imports(item, found);
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var (name, value) in map)
            {
                if (name == "Fn::ImportValue")
                {
                    found.Add(value!.ToString());
                }
                else
                {
                    Imports(value, found);
                }
            }
        }
    }

    private static string Id(string stack) => stack.Replace('-', '_');
}
