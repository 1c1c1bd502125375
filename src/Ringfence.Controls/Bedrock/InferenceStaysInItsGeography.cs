using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InferenceStaysInItsGeography()
    : ResourceControl(
        "AWS::Bedrock::ApplicationInferenceProfile",
        "AWS::Bedrock::Agent",
        "AWS::Bedrock::Prompt",
        "AWS::Bedrock::KnowledgeBase",
        "AWS::Bedrock::IntelligentPromptRouter",
        "AWS::Bedrock::Guardrail",
        "AWS::IAM::Policy",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::RolePolicy",
        "AWS::IAM::Role",
        "AWS::IAM::User",
        "AWS::IAM::Group",
        "AWS::SSO::PermissionSet"
    )
{
    public override string Title => "No inference profile sends requests out of the approved regions";

    public override string Why =>
        "A cross-region profile moves prompts and answers to another region for each call; a global one to any on earth.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> ToldBy => ["model-is-asked-in-approved-regions"];

    public override IReadOnlyList<string> Requirements => ["gov-bedrock-approved-regions"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.BusinessAssociates,
            Soc2.CC6_1,
            Nist80053.SA_9_5,
            Nist80053.AC_3,
            Iso27001.A_5_23,
            Gdpr.Transfers,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        Verdict? worst = null;
        var named = false;
        foreach (var model in ModelPlaces.Of(resource))
        {
            named |= !model.IsMissing;
            var verdict = model.IsUnresolved
                ? Verdict
                    .Unknown(
                        $"The model is known only when deployed ({model.WhyUnresolved}); it must not run outside the approved regions."
                    )
                    .At(model)
                : ModelPlaces.Geography(model, resource.Estate.Expectations);
            if (verdict is { Outcome: Outcome.Fail })
            {
                return verdict;
            }

            worst = verdict is { Outcome: Outcome.Unknown } || worst is null ? verdict ?? worst : worst;
        }

        return !named
            ? Verdict.NotApplicable("It names no model.")
            : worst ?? Verdict.Pass("It names no cross-region profile.");
    }
}
