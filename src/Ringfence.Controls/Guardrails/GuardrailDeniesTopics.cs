using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailDeniesTopics() : ResourceControl("AWS::Bedrock::Guardrail")
{
    public override string Title => "The guardrail refuses the topics that a model must not answer";

    public override string Why =>
        "A clinical assistant that answers anything gives advice that nobody approved, in your name.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gr-denied-topics"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Soc2.CC6_8, Nist80053.SI_10, Nist80053.SI_15, Iso27001.A_8_26, Iso42001.A_9_4];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        var topics = resource["TopicPolicyConfig.TopicsConfig"];
        return Verdict
            .Of(
                Truth.Any(topics.Items, topic => topic["Type"].Is("DENY") & GuardrailRule.ActsBothWays(topic)),
                "It refuses topics.",
                topics.HasItems.IsYes
                    ? "Each of its topics is switched off, on one side or both, or only reported."
                    : "TopicPolicyConfig.TopicsConfig is empty; name the topics that must never be answered."
            )
            .At(topics);
    }

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-guardrail-unweakened"] };
}
