using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class FlowNodesHaveGuardrails() : ResourceControl("AWS::Bedrock::Flow", "AWS::Bedrock::FlowVersion")
{
    public override string Title => "Every step of a flow that asks a model has a guardrail, in its published version";

    public override string Why => "One step without is the way around all the others.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gr-enforced"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.RiskManagement,
            Soc2.CC6_1,
            Soc2.CC6_8,
            Nist80053.AC_3,
            Nist80053.AC_4,
            Nist80053.CM_5,
            Iso27001.A_8_3,
            Iso27001.A_8_26,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        var nodes = resource["Definition.Nodes"];
        if (
            resource["Definition"].IsMissing
            && (resource["DefinitionString"].IsPresent | resource["DefinitionS3Location"].IsPresent).IsYes
        )
        {
            return Verdict.Unknown(
                "The flow's definition is a text or lies in S3; write it as Definition, so that its steps can be read."
            );
        }

        var asks = false;
        var unknown = nodes.IsUnresolved;
        foreach (var node in nodes.Items)
        {
            var step = Step(node);
            if (step.IsMissing)
            {
                continue;
            }

            asks = true;
            var guarded =
                step["GuardrailConfiguration.GuardrailIdentifier"].IsPresent
                & GuardrailVersionText.IsNumbered(step["GuardrailConfiguration.GuardrailVersion"]);
            if (guarded.IsNo)
            {
                return Verdict
                    .Fail($"The step {node["Name"]} asks a model without a guardrail of a published version.")
                    .At(node);
            }

            unknown |= guarded.IsUnknown;
        }

        return unknown
                ? Verdict.Unknown("A step's guardrail is known only when deployed; it must be a published version.")
            : asks ? Verdict.Pass("Every step that asks a model has a guardrail.")
            : Verdict.NotApplicable("No step of it asks a model.");
    }

    // A knowledge base without a model returns passages; nothing is asked.
    private static PropertyValue Step(PropertyValue node)
    {
        var prompt = node["Configuration.Prompt"];
        var knowledge = node["Configuration.KnowledgeBase"];
        return !prompt.IsMissing ? prompt
            : knowledge["ModelId"].IsMissing ? PropertyValue.Missing
            : knowledge;
    }
}
