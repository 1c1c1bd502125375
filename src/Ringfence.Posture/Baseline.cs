using System.Text.Json;

namespace Ringfence.Posture;

/// <summary>The findings of an earlier audit (<c>--format json</c>), to show only what is new.</summary>
public sealed class Baseline
{
    private readonly HashSet<(string Control, string Verdict, string File, string Resource)> _known = [];

    /// <summary>Reads an earlier audit.</summary>
    /// <exception cref="InvalidDataException">It is no audit of the form <c>ringfence.audit/1</c>.</exception>
    public Baseline(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            if (json.RootElement.GetProperty("schema").GetString() != "ringfence.audit/1")
            {
                throw new InvalidDataException($"{path}: its schema is not ringfence.audit/1");
            }

            foreach (var finding in json.RootElement.GetProperty("findings").EnumerateArray())
            {
                _known.Add(
                    (
                        Text(finding, "control"),
                        Text(finding, "verdict"),
                        Text(finding, "file"),
                        finding.TryGetProperty("resource", out var resource)
                        && resource.ValueKind == JsonValueKind.Object
                            ? Text(resource, "logicalId")
                            : ""
                    )
                );
            }
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            var why = error is JsonException json
                ? $"line {json.LineNumber + 1} is no JSON"
                : "it has no schema and findings of ringfence.audit/1";
            throw new InvalidDataException(
                $"{path} is no earlier audit ({why}); make one with `ringfence audit … --all --format json --out {path}`",
                error
            );
        }
    }

    /// <summary>The run without the findings that the earlier one had: the same control, verdict, file and resource. Lines may have moved.</summary>
    public AuditRun Without(AuditRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run with
        {
            Findings =
            [
                .. run.Findings.Where(finding =>
                    !_known.Contains(
                        (
                            finding.Control.Id,
                            finding.Verdict.ToString(),
                            finding.Place?.File ?? "",
                            finding.Resource?.LogicalId ?? ""
                        )
                    )
                ),
            ],
        };
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
