using System.Text.Encodings.Web;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>One finding of the page: a summary line that opens.</summary>
internal static class HtmlFinding
{
    /// <summary>The AWS service of a finding: <c>S3</c> of <c>AWS::S3::Bucket</c>; the estate's own have none.</summary>
    public static string ServiceOf(Finding finding) =>
        finding.Resource?.Type.Split("::") is { Length: > 1 } parts ? parts[1] : "estate";

    public static string Text(string text) => HtmlEncoder.Default.Encode(text);

    /// <param name="finding">What is shown.</param>
    /// <param name="others">What is told with it.</param>
    /// <param name="output">The page.</param>
    public static void Write(Finding finding, IReadOnlyList<Finding> others, TextWriter output)
    {
        var severity = Names.Of(finding.Severity);
        var verdict = finding.Verdict.ToString().ToLowerInvariant();
        var frameworks = string.Join(
            ' ',
            others.Prepend(finding).SelectMany(each => each.Control.Cites).Select(cite => cite.Framework.Id).Distinct()
        );
        output.Write(
            $"<details data-verdict=\"{verdict}\" data-severity=\"{severity}\" data-frameworks=\"{Text(frameworks)}\" data-service=\"{Text(ServiceOf(finding).ToLowerInvariant())}\">\n"
        );
        output.Write($"<summary><span class=\"tag {severity}\">{finding.Severity}</span>");
        if (finding.Verdict != FindingVerdict.Fail)
        {
            output.Write(
                $"<span class=\"tag\">{(finding.Verdict == FindingVerdict.Unknown ? "cannot be told" : "waived")}</span>"
            );
        }

        output.Write(
            $"<strong>{Text(finding.Control.Title)}</strong><code>{Text(finding.Resource?.LogicalId ?? "the estate as a whole")}</code></summary>\n<div class=\"body\">\n"
        );
        output.Write($"<p>{Text(finding.Reason)}</p>\n<p class=\"soft\">{Text(finding.Control.Why)}</p>\n<dl>\n");
        Row(output, "control", $"<code>{finding.Control.Id}</code>");
        if (finding.Resource is { } resource)
        {
            Row(
                output,
                "resource",
                $"<code>{Text(resource.CdkPath ?? resource.LogicalId)}</code> {Text(resource.Type)}{(resource.Code is { } code ? $" <code>{Text(code.ToString())}</code>" : "")}"
            );
        }

        if (finding.Place is { } place)
        {
            Row(output, "where", $"<code>{Text(place.ToString())}</code>");
        }

        if (finding.WaivedBy is { } waived)
        {
            Row(output, "waived by", Text(waived));
        }

        if (others.Count > 0)
        {
            Row(
                output,
                "also fails",
                string.Join(
                    "; ",
                    others.Select(other => $"<code>{other.Control.Id}</code> {Text(other.Control.Title)}")
                )
            );
        }

        Row(output, "serves", Text(string.Join(", ", finding.Control.Cites)));
        output.Write("</dl>\n");
        Fix(finding, output);
        output.Write("</div>\n</details>\n");
    }

    private static void Fix(Finding finding, TextWriter output)
    {
        if (finding is not { Fix: { } fix, Resource: { } resource } || finding.Verdict == FindingVerdict.Waived)
        {
            return;
        }

        if (fix.Changes.Count > 0)
        {
            output.Write($"<p>The change:</p>\n<pre tabindex=\"0\">{Text(FixSnippet.Yaml(fix, resource))}</pre>\n");
        }

        if (fix.Cli is { } cli)
        {
            output.Write($"<p>For what is deployed already:</p>\n<pre tabindex=\"0\">{Text(cli)}</pre>\n");
        }

        if (fix.Mind is { } mind)
        {
            output.Write($"<p>Mind: {Text(mind)}</p>\n");
        }
    }

    private static void Row(TextWriter output, string name, string html) =>
        output.Write($"<dt>{name}</dt><dd>{html}</dd>\n");
}
