using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class OnlyApprovedModelsAreNamed()
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
    public override string Title => "Only approved models may be asked";

    public override string Why =>
        "Every model is on by default: what keeps an unreviewed one from the records is the list, and nothing else.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bedrock-model-allowlist"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Nist80053.CM_7_5,
            Iso27001.A_8_3,
            Iso27001.A_5_15,
            Iso42001.A_9_4,
            Iso42001.A_10_3,
            Iso42001.A_6_2_4,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        var approved = resource.Estate.Expectations.ApprovedModels;
        var named = false;
        var unknown = false;
        if (resource.Type == "AWS::Bedrock::Guardrail")
        {
            return Verdict.NotApplicable("A guardrail's profile is no model.");
        }

        foreach (var model in ModelPlaces.Of(resource))
        {
            if (model.IsMissing || ArnText.Parse(model.Text) is { Service: not ("bedrock" or "*") })
            {
                continue;
            }

            named = true;
            var id = ModelPlaces.Id(model);
            if (model.Target is not null)
            {
                // A profile of the estate is judged by the model that it copies.
                continue;
            }

            if (approved.Count == 0 || !model.IsLiteral && id.Contains("${", StringComparison.Ordinal))
            {
                unknown = true;
            }
            else if (!approved.Any(pattern => Glob.Covers(pattern, id)))
            {
                return Verdict.Fail($"{model} is not among the approved models.").At(model);
            }
        }

        return !named ? Verdict.NotApplicable("It names no model.")
            : !unknown ? Verdict.Pass("It names approved models only.")
            : approved.Count == 0 ? Verdict.Unknown("It names models; say which are approved.")
            : Verdict.Unknown("A model is known only when deployed; it must be an approved one.");
    }
}
