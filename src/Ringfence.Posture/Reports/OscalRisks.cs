using System.Text.Json;
using Ringfence.Controls;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>
/// The <c>risks</c> of OSCAL assessment results: one for each control that fails and can be mended by a change, with
/// each change once as a recommended remediation that names the resources it is for.
/// </summary>
internal sealed class OscalRisks
{
    private readonly List<(Guid Id, Control Control, List<(Guid Observation, Finding Finding)> Failing)> _risks;
    private readonly Dictionary<Control, Guid> _ids;

    /// <param name="judged">What was judged, with the observation that says so.</param>
    public OscalRisks(IEnumerable<(Guid Id, Finding Finding)> judged)
    {
        _risks =
        [
            .. judged
                .Where(each => each.Finding is { Verdict: FindingVerdict.Fail, Fix: not null, Resource: not null })
                .GroupBy(each => each.Finding.Control)
                .Select(group => (Guid.NewGuid(), group.Key, group.ToList())),
        ];
        _ids = _risks.ToDictionary(risk => risk.Control, risk => risk.Id);
    }

    /// <summary>The <c>related-risks</c> of a control's finding; nothing where it has none.</summary>
    public void Related(Utf8JsonWriter json, Control control)
    {
        if (_ids.TryGetValue(control, out var id))
        {
            json.WriteStartArray("related-risks");
            json.WriteStartObject();
            json.WriteString("risk-uuid", id);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    /// <summary>The result's <c>risks</c>; nothing where nothing can be mended.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (_risks.Count == 0)
        {
            return;
        }

        json.WriteStartArray("risks");
        foreach (var (id, control, failing) in _risks)
        {
            json.WriteStartObject();
            json.WriteString("uuid", id);
            json.WriteString("title", control.Title);
            json.WriteString("description", $"{failing.Count} resources fall short of {control.Id}.");
            json.WriteString("statement", control.Why);
            json.WriteString("status", "open");
            json.WriteStartArray("remediations");
            foreach (
                var same in failing
                    .Select(each => each.Finding)
                    .GroupBy(finding => FixSnippet.Shape(finding.Fix!, finding.Resource!), StringComparer.Ordinal)
            )
            {
                Remediation(json, [.. same]);
            }

            json.WriteEndArray();
            json.WriteStartArray("related-observations");
            foreach (var (observation, _) in failing)
            {
                json.WriteStartObject();
                json.WriteString("observation-uuid", observation);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Remediation(Utf8JsonWriter json, IReadOnlyList<Finding> same)
    {
        var (first, fix) = (same[0].Resource!, same[0].Fix!);
        json.WriteStartObject();
        json.WriteString("uuid", Guid.NewGuid());
        json.WriteString("lifecycle", "recommendation");
        json.WriteString(
            "title",
            $"Change {string.Join(", ", same.Select(finding => finding.Resource!.LogicalId).Distinct())}"
        );

        // A markup-multiline of OSCAL: Markdown.
        json.WriteString("description", $"As for {first.LogicalId}:\n\n```yaml\n{FixSnippet.Whole(fix, first)}```");
        json.WriteEndObject();
    }
}
