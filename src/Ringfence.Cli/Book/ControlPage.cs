using System.Text;
using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Fixes;

namespace Ringfence.Cli.Book;

/// <summary>One control as a page: promise, paragraphs, how it is built, checked, and shown.</summary>
internal static class ControlPage
{
    public static string Markdown(Control control)
    {
        var page = new StringBuilder();
        page.Append(
            $"# {control.Title}\n\n`{control.Id}` · {control.Severity.ToString().ToLowerInvariant()}\n\n{control.Why}\n\n"
        );
        Checked(control, page);
        Told(control, page);
        Built(control, page);
        Shown(control, page);
        Paragraphs(control, page);
        Elsewhere(control, page);
        return page.ToString();
    }

    private static void Checked(Control control, StringBuilder page)
    {
        page.Append("## How it is checked\n");
        page.Append(
            control switch
            {
                ResourceControl => $"On each {string.Join(", ", control.ResourceTypes.Select(type => $"`{type}`"))}.\n",
                EstateControl =>
                    $"Once, over all that is audited together: {string.Join(", ", control.ResourceTypes.Select(type => $"`{type}`"))}.\n",
                _ => "By what a person states, with a date, an expiry and a document.\n",
            }
        );
        if (control.AwsDefault is { } standing)
        {
            page.Append($"\nBy default: {standing}\n");
        }

        if (control.Asks is { } asks)
        {
            page.Append(
                $"\nTo be stated: {asks}\n\n```\nringfence attest {control.Id} --statement \"…\" --owner \"…\" --expires 2027-12-31 --document FILE\n```\n"
            );
        }

        page.Append('\n');
    }

    private static void Told(Control control, StringBuilder page)
    {
        var tells = Catalogue.All.Where(other => other.ToldBy.Contains(control.Id)).Select(other => other.Id).ToList();
        if (control.ToldBy.Count > 0)
        {
            page.Append(
                $"Where one place is at fault for both, a finding is told with that of {string.Join(" or ", control.ToldBy.Select(Link))}.\n\n"
            );
        }

        if (tells.Count > 0)
        {
            page.Append(
                $"Where one place is at fault for both, its finding tells that of {string.Join(", ", tells.Select(Link))} too.\n\n"
            );
        }
    }

    private static string Link(string id) => $"[`{id}`]({id}.md)";

    private static void Built(Control control, StringBuilder page)
    {
        page.Append("## How it is built\n");
        var build = control.Build;
        if (build.Sets.Count > 0)
        {
            page.Append("```yaml\n")
                .Append(
                    FixSnippet.Yaml(
                        new Fix([.. build.Sets]),
                        new FindingResource("Subject", control.ResourceTypes[0], null)
                    )
                )
                .Append("```\n\n");
        }
        else
        {
            page.Append(
                build.Construct is { } construct
                    ? $"By the construct `{construct}` of the foundation.\n\n"
                    : $"Kept by people: {build.PractisedBy}.\n\n"
            );
        }
    }

    private static void Shown(Control control, StringBuilder page)
    {
        var evidence = control.Evidence;
        if (evidence.Upholds.Count + evidence.Breaks.Count == 0)
        {
            return;
        }

        page.Append("## What shows it\n| | event | where |\n|---|---|---|\n");
        foreach (
            var (side, events) in ((string, IReadOnlyList<EventPattern>)[])
                [("upholds", evidence.Upholds), ("breaks", evidence.Breaks)]
        )
        {
            foreach (var pattern in events)
            {
                var where = string.Join(
                    "<br>",
                    pattern.Where.Select(pair =>
                        $"`{pair.Key}` {(pair.Value is null ? "absent" : $"= `{pair.Value}`")}"
                    )
                );
                page.Append($"| {side} | `{pattern.Source}` {pattern.Name} | {where} |\n");
            }
        }

        page.Append('\n');
    }

    private static void Paragraphs(Control control, StringBuilder page)
    {
        page.Append("## What it serves\n| framework | paragraph | |\n|---|---|---|\n");
        foreach (var cite in control.Cites)
        {
            page.Append($"| {cite.Framework.Title} | {cite.Paragraph} | {cite.Title} |\n");
        }

        page.Append('\n');
    }

    private static void Elsewhere(Control control, StringBuilder page)
    {
        if (control.Equivalents.Packs.Any())
        {
            page.Append("## The same elsewhere\n");
            foreach (var (pack, rules) in control.Equivalents.Packs)
            {
                page.Append($"- {pack}: {string.Join(", ", rules.Select(rule => $"`{rule}`"))}\n");
            }

            page.Append('\n');
        }

        if (control.Requirements.Count > 0)
        {
            page.Append($"Requirements: {string.Join(", ", control.Requirements.Select(id => $"`{id}`"))}\n\n");
        }

        page.Append("<!-- Written by `ringfence controls docs`; edit the control, not this page. -->\n");
    }
}
