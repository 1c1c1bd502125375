using System.Text;
using Ringfence.Posture;
using Ringfence.Posture.Reports;

namespace Ringfence.Cli.Audit;

/// <summary>Writes a run in one of its forms.</summary>
internal static class AuditReport
{
    public static void Write(AuditRun run, AuditFormat format, bool all, Changes changes, Stream output)
    {
        var when = new ReportTime(TimeProvider.System.GetUtcNow());
        switch (format)
        {
            case AuditFormat.Json:
                JsonReport.Write(run, when, all, output);
                break;
            case AuditFormat.Sarif:
                SarifReport.Write(run, when, output);
                break;
            case AuditFormat.Ocsf:
                OcsfReport.Write(run, when, all, output);
                break;
            case AuditFormat.Oscal:
                OscalReport.Write(run, when, output);
                break;
            case AuditFormat.Junit:
                JunitReport.Write(run, output);
                break;
            default:
                using (var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true))
                {
                    WriteText(run, when, format, all, changes, text);
                }

                break;
        }
    }

    /// <summary>One sentence on the whole run.</summary>
    public static string Summary(AuditRun run) =>
        $"{run.Files.Sum(file => file.Resources)} resources in {run.Files.Count} files: {run.Count(FindingVerdict.Fail)} fail, {run.Count(FindingVerdict.Unknown)} cannot be told, {(run.Count(FindingVerdict.Waived) is > 0 and var waived ? $"{waived} waived, " : "")}{run.Count(FindingVerdict.Pass)} pass.";

    private static void WriteText(
        AuditRun run,
        ReportTime when,
        AuditFormat format,
        bool all,
        Changes changes,
        TextWriter text
    )
    {
        switch (format)
        {
            case AuditFormat.Html:
                HtmlReport.Write(run, when, text);
                break;
            case AuditFormat.Csv:
                CsvReport.Write(run, all, text);
                break;
            default:
                AuditTable.Write(run, all, changes, new Terminal(text, text).Out);
                break;
        }
    }
}
