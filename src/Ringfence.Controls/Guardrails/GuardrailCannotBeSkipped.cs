using Ringfence.Controls.Bedrock;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailCannotBeSkipped() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "A model may be asked only with the guardrail, in its published version";

    public override string Why => "A guardrail that each call may leave out protects the careful only.";

    public override Severity Severity => Severity.Critical;

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
            Iso42001.A_9_2,
            Sox.Access,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        if (EnforcedGuardrail.In(resource.Estate) is { } enforced)
        {
            return Verdict.Pass($"{enforced.LogicalId} enforces a guardrail on every call.");
        }

        return HeldPolicies.Judge(
            resource,
            (statement, document) =>
                ModelGrant.OfModels(statement)
                & !EnforcedGuardrail.IsAsked(statement)
                & !ModelGrant.IsDenied(document, ModelGrant.Invoke, EnforcedGuardrail.RefusesOthers),
            "No model may be asked by it without the guardrail.",
            statement =>
                $"It allows {statement.Actions} without a guardrail; add StringEquals bedrock:GuardrailIdentifier with a numbered version, or enforce one for the account (AWS::Bedrock::EnforcedGuardrailConfiguration)."
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("bedrock.amazonaws.com", "PutEnforcedGuardrailConfiguration")],
            [new("bedrock.amazonaws.com", "DeleteEnforcedGuardrailConfiguration")]
        );
}
