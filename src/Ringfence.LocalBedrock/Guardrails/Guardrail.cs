using System.Text.Json.Nodes;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>One version of a guardrail, ready to assess.</summary>
/// <param name="Version"><c>DRAFT</c> or a number.</param>
/// <param name="Definition">What CreateGuardrail or UpdateGuardrail was given.</param>
internal sealed record Guardrail(
    string Id,
    string Arn,
    string Version,
    JsonObject Definition,
    IReadOnlyList<IRule> Rules,
    string BlockedInput,
    string BlockedOutput
)
{
    /// <summary>Reads texts on one side of the model.</summary>
    public Assessment Assess(GuardrailSource source, IReadOnlyList<string> texts)
    {
        var findings = texts
            .Select(text => (IReadOnlyList<Finding>)[.. Rules.SelectMany(rule => rule.Find(text, source))])
            .ToArray();
        return new(this, source, texts, findings);
    }
}
