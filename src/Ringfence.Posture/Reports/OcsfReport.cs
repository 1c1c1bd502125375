using System.Text.Json;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>OCSF 1.3 Compliance Findings (class 2003) as JSON lines, one a finding, as Security Lake and SIEMs take them.</summary>
public static class OcsfReport
{
    /// <summary>Writes the run.</summary>
    public static void Write(AuditRun run, ReportTime when, bool all, Stream output)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(when);
        var told = ToldOnce.In(run.Findings);
        foreach (var finding in run.Findings)
        {
            if (
                all
                    ? finding.Verdict != FindingVerdict.NotApplicable
                    : finding.Verdict is FindingVerdict.Fail or FindingVerdict.Unknown or FindingVerdict.Waived
            )
            {
                using (var json = new Utf8JsonWriter(output))
                {
                    Write(json, finding, told.By(finding), when);
                }

                output.WriteByte((byte)'\n');
            }
        }
    }

    private static void Write(Utf8JsonWriter json, Finding finding, Finding? by, ReportTime when)
    {
        var time = when.Time.ToUnixTimeMilliseconds();
        json.WriteStartObject();
        json.WriteNumber("class_uid", 2003);
        json.WriteString("class_name", "Compliance Finding");
        json.WriteNumber("category_uid", 2);
        json.WriteString("category_name", "Findings");
        json.WriteNumber("activity_id", 1);
        json.WriteString("activity_name", "Create");
        json.WriteNumber("type_uid", 200301);
        json.WriteNumber("time", time);
        json.WriteNumber("severity_id", finding.Verdict == FindingVerdict.Pass ? 1 : 2 + (int)finding.Severity);
        json.WriteString(
            "severity",
            finding.Verdict == FindingVerdict.Pass ? "Informational" : finding.Severity.ToString()
        );
        json.WriteNumber(
            "status_id",
            finding.Verdict switch
            {
                FindingVerdict.Waived => 3,
                FindingVerdict.Pass => 4,
                _ => 1,
            }
        );
        json.WriteString(
            "status",
            finding.Verdict switch
            {
                FindingVerdict.Waived => "Suppressed",
                FindingVerdict.Pass => "Resolved",
                _ => "New",
            }
        );
        json.WriteString("message", finding.Reason);
        json.WriteStartObject("metadata");
        json.WriteString("version", "1.3.0");
        json.WriteStartObject("product");
        json.WriteString("name", "Ringfence");
        json.WriteString("vendor_name", "Ringfence");
        json.WriteString("version", ReportTime.Version);
        json.WriteEndObject();
        json.WriteEndObject();
        Info(json, finding, by, time);
        Compliance(json, finding);
        Resource(json, finding);
        if (finding is { Fix: { } fix, Resource: { } resource })
        {
            json.WriteStartObject("remediation");
            json.WriteString("desc", FixSnippet.Whole(fix, resource));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Info(Utf8JsonWriter json, Finding finding, Finding? by, long time)
    {
        json.WriteStartObject("finding_info");
        json.WriteString("uid", Fingerprint.Of(finding));
        json.WriteString("title", finding.Control.Title);
        json.WriteString("desc", finding.Control.Why);
        json.WriteNumber("created_time", time);
        if (by is not null)
        {
            Related(json, by);
        }

        json.WriteEndObject();
    }

    // The finding that tells this one, by the uid that it has itself.
    private static void Related(Utf8JsonWriter json, Finding by)
    {
        json.WriteStartArray("related_events");
        json.WriteStartObject();
        json.WriteString("uid", Fingerprint.Of(by));
        json.WriteNumber("type_uid", 200301);
        json.WriteString("type", $"told by {by.Control.Id}");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Compliance(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("compliance");
        json.WriteString("control", finding.Control.Id);
        json.WriteNumber(
            "status_id",
            finding.Verdict switch
            {
                FindingVerdict.Pass => 1,
                FindingVerdict.Fail or FindingVerdict.Waived => 3,
                _ => 0,
            }
        );
        json.WriteString(
            "status",
            finding.Verdict switch
            {
                FindingVerdict.Pass => "Pass",
                FindingVerdict.Fail or FindingVerdict.Waived => "Fail",
                _ => "Unknown",
            }
        );
        json.WriteString("status_detail", finding.WaivedBy ?? finding.Reason);
        json.WriteStartArray("standards");
        foreach (var framework in finding.Control.Cites.Select(cite => cite.Framework.Title).Distinct())
        {
            json.WriteStringValue(framework);
        }

        json.WriteEndArray();
        json.WriteStartArray("requirements");
        foreach (var citation in finding.Control.Cites)
        {
            json.WriteStringValue(citation.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Resource(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Resource is { } resource)
        {
            json.WriteStartArray("resources");
            json.WriteStartObject();
            json.WriteString("uid", resource.CdkPath ?? resource.LogicalId);
            json.WriteString("name", resource.LogicalId);
            json.WriteString("type", resource.Type);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }
}
