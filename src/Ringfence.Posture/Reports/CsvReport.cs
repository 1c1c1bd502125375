using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>RFC 4180, a row a finding. A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
public static class CsvReport
{
    /// <summary>Writes the run.</summary>
    public static void Write(AuditRun run, bool all, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(output);
        Row(
            output,
            "verdict",
            "severity",
            "control",
            "title",
            "file",
            "line",
            "column",
            "logicalId",
            "type",
            "reason",
            "citations",
            "waivedBy",
            "toldBy",
            "change",
            "command",
            "mind"
        );
        var told = ToldOnce.In(run.Findings);
        foreach (var finding in run.Findings)
        {
            if (all || finding.Verdict is not (FindingVerdict.Pass or FindingVerdict.NotApplicable))
            {
                Row(
                    output,
                    finding.Verdict.ToString(),
                    Names.Of(finding.Severity),
                    finding.Control.Id,
                    finding.Control.Title,
                    finding.Place?.File ?? "",
                    finding.Place?.Line.ToString() ?? "",
                    finding.Place?.Column.ToString() ?? "",
                    finding.Resource?.LogicalId ?? "",
                    finding.Resource?.Type ?? "",
                    finding.Reason,
                    string.Join("; ", finding.Control.Cites),
                    finding.WaivedBy ?? "",
                    told.By(finding)?.Control.Id ?? "",
                    finding is { Fix: { } fix, Resource: { } resource } ? FixSnippet.Yaml(fix, resource) : "",
                    finding.Fix?.Cli ?? "",
                    finding.Fix?.Mind ?? ""
                );
            }
        }
    }

    private static void Row(TextWriter output, params ReadOnlySpan<string> cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            output.Write(at == 0 ? "" : ",");
            output.Write(Cell(cells[at]));
        }

        output.Write("\r\n");
    }

    private static string Cell(string text)
    {
        if (text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
