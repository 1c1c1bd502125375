using System.Security.Cryptography;
using System.Text;
using Ringfence.Controls;

namespace Ringfence.Posture.Reports;

/// <summary>
/// One page that needs nothing beside it: counts, what fails by framework and service, and each finding with its fix,
/// to be filtered, read on a phone and printed. Its content security policy allows its own style and script alone.
/// </summary>
public static class HtmlReport
{
    private static readonly string Style = Embedded("report.css");
    private static readonly string Script = Embedded("report.js");

    /// <summary>Writes Fail, Unknown and Waived findings.</summary>
    public static void Write(AuditRun run, ReportTime when, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(when);
        ArgumentNullException.ThrowIfNull(output);
        var told = ToldOnce.In(run.Findings);
        var shown = run
            .Findings.Where(finding =>
                finding.Verdict is FindingVerdict.Fail or FindingVerdict.Unknown or FindingVerdict.Waived
                && told.By(finding) is null
            )
            .ToList();
        output.Write(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Digest(
                Style
            )}'; script-src 'sha256-{Digest(Script)}'">
            <title>Ringfence audit</title>
            <style>{Style}</style>
            </head>
            <body>
            <a class="skip" href="#findings">To the findings</a>
            <header>
            <h1>Ringfence audit</h1>
            <p class="soft">{when.Rfc3339}, {run.Files.Count} files, {run.Files.Sum(file =>
                file.Resources
            )} resources, Ringfence {ReportTime.Version}</p>
            </header>
            <main>

            """
        );
        Counts(run, output);
        HtmlTables.Unreadable(run, output);
        HtmlTables.ByFramework(run, output);
        HtmlTables.ByService(run, output);
        output.Write("<h2 id=\"findings\">Findings</h2>\n");
        Filters(shown, output);
        output.Write("<p id=\"shown\" class=\"soft\" role=\"status\"></p>\n");
        foreach (var finding in shown)
        {
            HtmlFinding.Write(finding, told.Others(finding), output);
        }

        output.Write($"</main>\n<script>{Script}</script>\n</body>\n</html>\n");
    }

    private static void Counts(AuditRun run, TextWriter output)
    {
        output.Write("<ul class=\"counts\">\n");
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
        {
            var count = run.Findings.Count(finding =>
                finding.Verdict == FindingVerdict.Fail && finding.Severity == severity
            );
            output.Write($"<li class=\"{Names.Of(severity)}\"><b>{count}</b>{severity}</li>\n");
        }

        output.Write($"<li><b>{run.Count(FindingVerdict.Unknown)}</b>cannot be told</li>\n");
        output.Write($"<li><b>{run.Count(FindingVerdict.Waived)}</b>waived</li>\n");
        output.Write($"<li class=\"pass\"><b>{run.Count(FindingVerdict.Pass)}</b>pass</li>\n</ul>\n");
    }

    private static void Filters(IReadOnlyList<Finding> shown, TextWriter output)
    {
        output.Write(
            "<div class=\"bar\"><label>Search<input id=\"search\" type=\"search\" autocomplete=\"off\"></label>\n"
        );
        Choice(output, "verdict", "Verdict", ["Fail", "Unknown", "Waived"]);
        Choice(output, "severity", "Severity", ["Critical", "High", "Medium", "Low"]);
        Choice(
            output,
            "framework",
            "Framework",
            shown
                .SelectMany(finding => finding.Control.Cites)
                .Select(cite => cite.Framework.Id)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
        Choice(
            output,
            "service",
            "Service",
            shown.Select(HtmlFinding.ServiceOf).Distinct().Order(StringComparer.Ordinal)
        );
        output.Write("</div>\n");
    }

    private static void Choice(TextWriter output, string id, string label, IEnumerable<string> values)
    {
        output.Write($"<label>{label}<select id=\"{id}\"><option value=\"\">all</option>");
        foreach (var value in values)
        {
            output.Write($"<option>{HtmlFinding.Text(value)}</option>");
        }

        output.Write("</select></label>\n");
    }

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Embedded(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(
            $"Ringfence.Posture.Reports.Html.{name}"
        )!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
