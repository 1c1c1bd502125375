using Ringfence.Controls.Frameworks;

namespace Ringfence.Posture.Reports;

/// <summary>The page's tables: files that could not be read, and what fails by framework and by service.</summary>
internal static class HtmlTables
{
    public static void Unreadable(AuditRun run, TextWriter output)
    {
        var unreadable = run.Files.Where(file => file.Error is not null).ToList();
        if (unreadable.Count == 0)
        {
            return;
        }

        output.Write("<h2>Not read</h2>\n<ul>\n");
        foreach (var file in unreadable)
        {
            output.Write($"<li><code>{HtmlFinding.Text(file.File)}</code>: {HtmlFinding.Text(file.Error!)}</li>\n");
        }

        output.Write("</ul>\n");
    }

    public static void ByFramework(AuditRun run, TextWriter output)
    {
        Begin(output, "By framework", "framework", "paragraphs cited", "of them with a Fail");
        foreach (var (framework, _) in AllFrameworks.All)
        {
            var cited = Cited(run, framework, _ => true);
            if (cited > 0)
            {
                Row(
                    output,
                    framework.Title,
                    cited,
                    Cited(run, framework, finding => finding.Verdict == FindingVerdict.Fail)
                );
            }
        }

        End(output);
    }

    public static void ByService(AuditRun run, TextWriter output)
    {
        Begin(output, "By service", "service", "judged", "Fail");
        foreach (
            var service in run
                .Findings.Where(finding =>
                    finding.Resource is not null && finding.Verdict != FindingVerdict.NotApplicable
                )
                .GroupBy(HtmlFinding.ServiceOf)
                .OrderByDescending(group => group.Count(finding => finding.Verdict == FindingVerdict.Fail))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            Row(output, service.Key, service.Count(), service.Count(finding => finding.Verdict == FindingVerdict.Fail));
        }

        End(output);
    }

    private static int Cited(AuditRun run, Controls.Framework framework, Func<Finding, bool> which) =>
        run
            .Findings.Where(which)
            .SelectMany(finding => finding.Control.Cites)
            .Where(cite => cite.Framework == framework)
            .Distinct()
            .Count();

    private static void Begin(TextWriter output, string title, string first, string second, string third) =>
        output.Write(
            $"<h2>{title}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table><thead><tr><th scope=\"col\">{first}</th><th scope=\"col\" class=\"n\">{second}</th><th scope=\"col\" class=\"n\">{third}</th></tr></thead><tbody>\n"
        );

    private static void Row(TextWriter output, string name, int all, int failing) =>
        output.Write(
            $"<tr><th scope=\"row\">{HtmlFinding.Text(name)}</th><td class=\"n\">{all}</td><td class=\"n\">{failing}</td></tr>\n"
        );

    private static void End(TextWriter output) => output.Write("</tbody></table></div>\n");
}
