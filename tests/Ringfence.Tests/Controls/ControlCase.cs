using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Tests.Controls;

/// <summary>One case of a control's <c>.cases.json</c>.</summary>
internal sealed record ControlCase(string Control, string File, string Name, JsonObject Body)
{
    public static IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(
                Path.Combine(House.Repository.Root, "src/Ringfence.Controls"),
                "*.cases.json",
                SearchOption.AllDirectories
            )
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/"))
            .Order(StringComparer.Ordinal);

    public static IEnumerable<ControlCase> Of(string file)
    {
        var type = Path.GetFileName(file)[..^".cases.json".Length];
        foreach (var body in JsonNode.Parse(System.IO.File.ReadAllText(file))!["cases"]!.AsArray())
        {
            yield return new ControlCase(type, file, (string)body!["name"]!, body.AsObject());
        }
    }

    public Outcome Expected => Enum.Parse<Outcome>((string)Body["expect"]!);

    /// <summary>What the control answers on the case's subject; where it answers several times, the gravest.</summary>
    public (Outcome Outcome, string Reason) Answer(Control control) =>
        Answer(
            control,
            Body["template"] as JsonObject ?? Bare(control),
            control is EstateControl ? null : (string?)Body["subject"] ?? "Subject"
        );

    /// <summary>What it answers on the same resources, written otherwise.</summary>
    /// <param name="template">The template, or the plan.</param>
    /// <param name="subject">The subject's id in it; null: the estate.</param>
    public (Outcome Outcome, string Reason) Answer(Control control, JsonObject template, string? subject)
    {
        var run = Audit(control, template, Expectations());
        var findings = run
            .Findings.Where(finding => subject is null || finding.Resource?.LogicalId == subject)
            .ToList();
        if (run.Files[0].Error is { } error)
        {
            throw new InvalidOperationException($"the case's template: {error}");
        }

        var gravest = findings.FirstOrDefault();
        return gravest is null
            ? (Outcome.NotApplicable, "the control does not judge it")
            : (Enum.Parse<Outcome>(gravest.Verdict.ToString()), gravest.Reason);
    }

    internal static AuditRun Audit(Control control, JsonObject template, Expectations? expectations = null) =>
        Auditor.Run(
            [new InputFile("case.json", Named: true) { Content = Encoding.UTF8.GetBytes(template.ToJsonString()) }],
            new AuditOptions { Controls = [control], Expectations = expectations ?? new Expectations() }
        );

    private JsonObject Bare(Control control) => Template(control.ResourceTypes[0], Body["properties"]?.DeepClone());

    internal static JsonObject Template(string type, JsonNode? properties) =>
        new()
        {
            ["Resources"] = new JsonObject
            {
                ["Subject"] = new JsonObject { ["Type"] = type, ["Properties"] = properties ?? new JsonObject() },
            },
        };

    private Expectations Expectations()
    {
        var said = Body["expectations"];
        return new Expectations
        {
            ApprovedRegions = Texts(said?["approvedRegions"]),
            ApprovedModels = Texts(said?["approvedModels"]),
            RetentionDays = (int?)said?["retentionDays"] ?? 2190,
            Complete = (bool?)said?["complete"] ?? false,
        };
    }

    private static List<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(item => (string)item!)];
}
