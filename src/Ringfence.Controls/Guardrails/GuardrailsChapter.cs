namespace Ringfence.Controls.Guardrails;

/// <summary>Guardrails of Amazon Bedrock: what they find, how strongly, and that nobody gets past them.</summary>
internal static class GuardrailsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new GuardrailIsConfigured(),
        new GuardrailIsPublished(),
        new GuardrailCoversIdentifiers(),
        new GuardrailCoversAccountsAndDevices(),
        new GuardrailDeniesTopics(),
        new GuardrailFiltersHarm(),
        new GuardrailStopsPromptAttacks(),
        new GuardrailUsesCustomerKey(),
        new GuardrailCannotBeSkipped(),
        new EnforcedGuardrailIsNumbered(),
        new EnforcedGuardrailCoversEverything(),
        new AgentHasGuardrail(),
        new AgentGuardrailIsNumbered(),
        new FlowNodesHaveGuardrails(),
        new GuardrailsAreTestedByAttack(),
        new GuardrailsAreReviewed(),
        new ApplicationRedactsFirst(),
    ];
}
