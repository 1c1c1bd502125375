using System.Text.Json;

namespace Ringfence.Posture.Reports;

/// <summary>
/// NIST OSCAL 1.1.2 assessment results: an observation a judged resource, a finding a control, satisfied where every
/// resource of it passes.
/// </summary>
public static class OscalReport
{
    /// <summary>Writes the run.</summary>
    public static void Write(AuditRun run, ReportTime when, Stream output)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(when);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartObject("assessment-results");
        json.WriteString("uuid", Guid.NewGuid());
        json.WriteStartObject("metadata");
        json.WriteString("title", "Ringfence audit");
        json.WriteString("last-modified", when.Rfc3339);
        json.WriteString("version", ReportTime.Version);
        json.WriteString("oscal-version", "1.1.2");
        json.WriteEndObject();
        json.WriteStartObject("import-ap");
        json.WriteString("href", "#ringfence-catalogue");
        json.WriteEndObject();
        json.WriteStartArray("results");
        Result(json, run, when);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Result(Utf8JsonWriter json, AuditRun run, ReportTime when)
    {
        var judged = run
            .Findings.Where(finding => finding.Verdict != FindingVerdict.NotApplicable)
            .Select(finding => (Id: Guid.NewGuid(), Finding: finding))
            .ToList();
        var risks = new OscalRisks(judged);
        var told = ToldOnce.In(run.Findings);
        var observed = new Dictionary<Finding, Guid>(ReferenceEqualityComparer.Instance);
        foreach (var (id, finding) in judged)
        {
            observed[finding] = id;
        }

        json.WriteStartObject();
        json.WriteString("uuid", Guid.NewGuid());
        json.WriteString("title", $"Audit of {run.Files.Count} files");
        json.WriteString("description", "Every control of the catalogue against every resource that it concerns.");
        json.WriteString("start", when.Rfc3339);
        json.WriteString("end", when.Rfc3339);
        ReviewedControls(json, run);
        json.WriteStartArray("observations");
        foreach (var (id, finding) in judged)
        {
            Observation(json, id, finding, told.By(finding) is { } by ? observed[by] : null, when);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var control in judged.GroupBy(each => each.Finding.Control))
        {
            Finding(json, [.. control], risks);
        }

        json.WriteEndArray();
        risks.Write(json);
        json.WriteEndObject();
    }

    private static void ReviewedControls(Utf8JsonWriter json, AuditRun run)
    {
        var nist = run
            .Findings.SelectMany(finding => finding.Control.Cites)
            .Where(cite => cite.Framework.Id == "nist-800-53")
            .Select(cite => NistId(cite.Paragraph))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        json.WriteStartObject("reviewed-controls");
        json.WriteStartArray("control-selections");
        json.WriteStartObject();
        if (nist.Count == 0)
        {
            json.WriteStartObject("include-all");
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray("include-controls");
            foreach (var id in nist)
            {
                json.WriteStartObject();
                json.WriteString("control-id", id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Observation(Utf8JsonWriter json, Guid id, Finding finding, Guid? toldBy, ReportTime when)
    {
        json.WriteStartObject();
        json.WriteString("uuid", id);
        json.WriteString("title", $"{finding.Control.Id}: {finding.Verdict}");
        json.WriteString("description", finding.Reason);
        Property(json, [("verdict", finding.Verdict.ToString()), ("severity", Names.Of(finding.Severity))]);
        if (toldBy is { } by)
        {
            json.WriteStartArray("links");
            json.WriteStartObject();
            json.WriteString("href", $"#{by}");
            json.WriteString("rel", "told-by");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartArray("methods");
        json.WriteStringValue(finding.Control.Asks is not null && finding.Resource is null ? "INTERVIEW" : "TEST");
        json.WriteEndArray();
        json.WriteStartArray("types");
        json.WriteStringValue("finding");
        json.WriteEndArray();
        if (finding is { Place: { } place })
        {
            json.WriteStartArray("relevant-evidence");
            json.WriteStartObject();
            json.WriteString(
                "description",
                $"{finding.Resource?.Type} {finding.Resource?.LogicalId} at {place}".Trim()
            );
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteString("collected", when.Rfc3339);
        json.WriteEndObject();
    }

    private static void Finding(
        Utf8JsonWriter json,
        IReadOnlyList<(Guid Id, Finding Finding)> observed,
        OscalRisks risks
    )
    {
        var control = observed[0].Finding.Control;
        var failed = observed.Any(each => each.Finding.Verdict is FindingVerdict.Fail or FindingVerdict.Waived);
        var unknown = observed.Any(each => each.Finding.Verdict == FindingVerdict.Unknown);
        json.WriteStartObject();
        json.WriteString("uuid", Guid.NewGuid());
        json.WriteString("title", control.Title);
        json.WriteString("description", control.Why);
        Property(json, [.. control.Cites.Select(cite => ("serves", cite.ToString()))]);
        json.WriteStartObject("target");
        json.WriteString("type", "objective-id");
        json.WriteString("target-id", control.Id);
        json.WriteStartObject("status");
        json.WriteString("state", failed || unknown ? "not-satisfied" : "satisfied");
        json.WriteString(
            "reason",
            failed ? "fail"
                : unknown ? "other"
                : "pass"
        );
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("related-observations");
        foreach (var (id, _) in observed)
        {
            json.WriteStartObject();
            json.WriteString("observation-uuid", id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        risks.Related(json, control);
        json.WriteEndObject();
    }

    private static void Property(Utf8JsonWriter json, IReadOnlyList<(string Name, string Value)> properties)
    {
        if (properties.Count > 0)
        {
            json.WriteStartArray("props");
            foreach (var (name, value) in properties)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("value", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    // AC-2(4) is ac-2.4 in NIST's own OSCAL catalogue.
    private static string NistId(string paragraph) =>
        paragraph.ToLowerInvariant().Replace('(', '.').Replace(")", "", StringComparison.Ordinal);
}
