using System.Text.Json;
using Ringfence.Controls;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>The form <c>ringfence.audit/1</c> (docs/schemas).</summary>
public static class JsonReport
{
    // What is written stays in memory until it is flushed.
    private const int MostPending = 64 * 1024;

    /// <summary>Writes the run.</summary>
    /// <param name="run">The audit.</param>
    /// <param name="when">When it was made.</param>
    /// <param name="all">Pass and NotApplicable too; otherwise Fail, Unknown and Waived.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(AuditRun run, ReportTime when, bool all, Stream output)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(when);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("schema", "ringfence.audit/1");
        json.WriteString("version", ReportTime.Version);
        json.WriteString("time", when.Rfc3339);
        json.WriteStartArray("findings");
        var told = ToldOnce.In(run.Findings);
        foreach (var finding in run.Findings)
        {
            if (all || finding.Verdict is not (FindingVerdict.Pass or FindingVerdict.NotApplicable))
            {
                WriteFinding(json, finding, told);
                if (json.BytesPending > MostPending)
                {
                    json.Flush();
                }
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (var file in run.Files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.File);
            json.WriteNumber("resources", file.Resources);
            if (file.Error is { } error)
            {
                json.WriteString("error", error);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (run.Fixes is { } fixes)
        {
            WriteFixes(json, fixes);
        }

        WriteSummary(json, run);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, ToldOnce told)
    {
        json.WriteStartObject();
        json.WriteString("control", finding.Control.Id);
        json.WriteString("verdict", Names.Of(finding.Verdict));
        json.WriteString("severity", Names.Of(finding.Severity));
        json.WriteNumber("priority", finding.Priority);
        json.WriteStartArray("exposure");
        foreach (var fact in Names.Of(finding.Exposure))
        {
            json.WriteStringValue(fact);
        }

        json.WriteEndArray();
        json.WriteString("title", finding.Control.Title);
        json.WriteString("reason", finding.Reason);
        json.WriteString("file", finding.Place?.File);
        WriteNumber(json, "line", finding.Place?.Line);
        WriteNumber(json, "column", finding.Place?.Column);
        WriteResource(json, finding.Resource);
        json.WriteStartArray("citations");
        foreach (var citation in finding.Control.Cites)
        {
            json.WriteStringValue(citation.ToString());
        }

        json.WriteEndArray();
        if (finding.WaivedBy is { } waived)
        {
            json.WriteString("waivedBy", waived);
        }

        WriteTold(json, finding, told);
        FixJson.Write(json, finding);
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, FindingResource? resource)
    {
        if (resource is not null)
        {
            json.WriteStartObject("resource");
            json.WriteString("logicalId", resource.LogicalId);
            json.WriteString("type", resource.Type);
            if (resource.CdkPath is { } path)
            {
                json.WriteString("cdkPath", path);
            }

            if (resource.MadeOf is { } made)
            {
                json.WriteStartObject("madeOf");
                json.WriteString("logicalId", made.LogicalId);
                json.WriteString("type", made.Type);
                json.WriteEndObject();
            }

            if (resource.Code is { } code)
            {
                json.WriteStartObject("code");
                json.WriteString("file", code.File);
                json.WriteNumber("line", code.Line);
                json.WriteNumber("column", code.Column);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("resource");
        }
    }

    private static void WriteTold(Utf8JsonWriter json, Finding finding, ToldOnce told)
    {
        if (told.By(finding) is { } by)
        {
            json.WriteString("toldBy", by.Control.Id);
        }

        if (told.Others(finding) is { Count: > 0 } others)
        {
            json.WriteStartArray("tells");
            foreach (var other in others)
            {
                json.WriteStringValue(other.Control.Id);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteFixes(Utf8JsonWriter json, FixRun fixes)
    {
        json.WriteStartObject("fixes");
        json.WriteStartArray("applied");
        foreach (var fix in fixes.Applied)
        {
            json.WriteStartObject();
            json.WriteString("control", fix.Control);
            json.WriteString("file", fix.File);
            json.WriteString("resource", fix.Resource);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("refused");
        foreach (var fix in fixes.Refused)
        {
            json.WriteStartObject();
            json.WriteString("control", fix.Control);
            json.WriteString("file", fix.File);
            json.WriteString("resource", fix.Resource);
            json.WriteString("why", fix.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, AuditRun run)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("pass", run.Count(FindingVerdict.Pass));
        json.WriteNumber("fail", run.Count(FindingVerdict.Fail));
        json.WriteNumber("unknown", run.Count(FindingVerdict.Unknown));
        json.WriteNumber("notApplicable", run.Count(FindingVerdict.NotApplicable));
        json.WriteNumber("waived", run.Count(FindingVerdict.Waived));

        json.WriteStartObject("failBySeverity");
        for (var severity = Severity.Critical; severity >= Severity.Low; severity--)
        {
            var counted = severity;
            json.WriteNumber(
                Names.Of(severity),
                run.Findings.Count(finding => finding.Verdict == FindingVerdict.Fail && finding.Severity == counted)
            );
        }

        json.WriteEndObject();
        json.WriteNumber("resources", run.Files.Sum(file => file.Resources));
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
