using System.Text.Json;
using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Reports;

/// <summary>SARIF 2.1.0 (OASIS), with the rules' help and stable fingerprints, as code scanning shows it.</summary>
public static class SarifReport
{
    /// <summary>Writes Fail, Unknown and Waived (suppressed) findings that have a place in a file; what another tells is in that one's result, for a result is an alert to close.</summary>
    public static void Write(AuditRun run, ReportTime when, Stream output)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(when);
        var told = ToldOnce.In(run.Findings);
        var shown = run
            .Findings.Where(finding =>
                finding.Place is not null
                && told.By(finding) is null
                && finding.Verdict is not (FindingVerdict.Pass or FindingVerdict.NotApplicable)
            )
            .ToList();
        var rules = shown.Select(finding => finding.Control).DistinctBy(control => control.Id).ToList();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString(
            "$schema",
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
        );
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Ringfence");
        json.WriteString("version", ReportTime.Version);
        json.WriteStartArray("rules");
        foreach (var control in rules)
        {
            Rule(json, control);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        Invocation(json, run, when);
        var order = rules
            .Select((control, index) => (control.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index);
        json.WriteStartArray("results");
        foreach (var finding in shown)
        {
            Result(json, finding, told.Others(finding), order[finding.Control.Id]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Rule(Utf8JsonWriter json, Control control)
    {
        json.WriteStartObject();
        json.WriteString("id", control.Id);
        json.WriteString("name", control.GetType().Name);
        Message(json, "shortDescription", control.Title);
        Message(json, "fullDescription", control.Why);
        json.WriteStartObject("help");
        json.WriteString("text", $"{control.Why}\nServes: {string.Join(", ", control.Cites)}");
        json.WriteString(
            "markdown",
            $"{control.Why}\n\nServes: {string.Join(", ", control.Cites.Select(cite => $"`{cite}`"))}"
        );
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(control.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString(
            "security-severity",
            control.Severity switch
            {
                Severity.Critical => "9.5",
                Severity.High => "8.0",
                Severity.Medium => "5.5",
                _ => "3.0",
            }
        );
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        foreach (var framework in control.Cites.Select(cite => cite.Framework.Id).Distinct())
        {
            json.WriteStringValue(framework);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Invocation(Utf8JsonWriter json, AuditRun run, ReportTime when)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", run.Files.All(file => file.Error is null));
        json.WriteString("endTimeUtc", when.Rfc3339);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var file in run.Files.Where(file => file.Error is not null))
        {
            json.WriteStartObject();
            json.WriteString("level", "error");
            Message(json, "message", $"{file.File}: {file.Error}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter json, Finding finding, IReadOnlyList<Finding> others, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Control.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("kind", finding.Verdict == FindingVerdict.Unknown ? "review" : "fail");
        json.WriteString("level", finding.Verdict == FindingVerdict.Unknown ? "none" : Level(finding.Severity));
        SarifChange.Message(json, finding, others);
        Location(json, finding);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("ringfence/1", Fingerprint.Of(finding));
        json.WriteEndObject();
        if (finding.WaivedBy is { } waived)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("justification", waived);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        SarifChange.Properties(json, finding, others);
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        Physical(json, finding.Place!);
        if (finding.Resource is { } resource)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("name", resource.LogicalId);
            json.WriteString("fullyQualifiedName", resource.CdkPath ?? resource.LogicalId);
            json.WriteString("kind", "resource");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        if (finding.Resource?.Code is { } code)
        {
            json.WriteStartArray("relatedLocations");
            json.WriteStartObject();
            Physical(json, code);
            Message(json, "message", "The line of the CDK app that made the resource");
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void Physical(Utf8JsonWriter json, SourcePlace place)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(place.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, place.Line));
        json.WriteNumber("startColumn", Math.Max(1, place.Column));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) =>
        severity switch
        {
            Severity.Critical or Severity.High => "error",
            Severity.Medium => "warning",
            _ => "note",
        };

    // A relative reference, each segment escaped (RFC 3986); an absolute path is a file URI.
    private static string Uri(string file) =>
        Path.IsPathRooted(file)
            ? new Uri(file).AbsoluteUri
            : string.Join('/', file.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));
}
