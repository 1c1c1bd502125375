using System.Text.Json.Nodes;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>What the guardrail did to one call.</summary>
/// <param name="Trace">What it found, when the call asked to be told.</param>
internal sealed record GuardedExchange(bool Intervened, JsonObject? Trace)
{
    /// <param name="modelOutput">What the model said before the guardrail read it; null when it never got to speak.</param>
    public static GuardedExchange Of(GuardrailUse use, Assessment input, Assessment? output, string? modelOutput)
    {
        var intervened = input.Intervened || output?.Intervened is true;
        if (!use.Traced)
        {
            return new(intervened, null);
        }

        var trace = new JsonObject();
        if (modelOutput is not null)
        {
            trace["modelOutput"] = new JsonArray(modelOutput);
        }

        trace["inputAssessment"] = new JsonObject { [use.Guardrail.Id] = AssessmentJson.Of(input) };
        if (output is not null)
        {
            trace["outputAssessments"] = new JsonObject
            {
                [use.Guardrail.Id] = new JsonArray(AssessmentJson.Of(output)),
            };
        }

        trace["actionReason"] = output?.Intervened is true ? output.Reason : input.Reason;
        return new(intervened, trace);
    }
}
