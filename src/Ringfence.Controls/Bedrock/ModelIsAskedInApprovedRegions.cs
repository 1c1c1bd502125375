using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class ModelIsAskedInApprovedRegions()
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
        "AWS::SSO::PermissionSet",
        "AWS::EC2::VPCEndpoint"
    )
{
    public override string Title => "Bedrock is used in the approved regions only";

    public override string Why =>
        "A model called in another region puts records outside the agreement, the guardrail and the log of this one.";

    public override Severity Severity => Severity.High;

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
        var approved = resource.Estate.Expectations.ApprovedRegions;
        var named = false;
        foreach (var model in Places(resource))
        {
            var region = resource.Type == "AWS::EC2::VPCEndpoint" ? EndpointRegion(model) : ModelPlaces.Region(model);
            if (
                region.Length == 0
                || ArnText.Parse(model.Text) is { Service: not ("bedrock" or "bedrock-mantle" or "*") }
            )
            {
                continue;
            }

            named = true;
            if (region == "${AWS::Region}" || approved.Count == 0)
            {
                continue;
            }

            if (region.Contains("${", StringComparison.Ordinal))
            {
                return Verdict
                    .Unknown(
                        $"The region of {model} is known only when deployed; {string.Join(", ", approved)} are approved."
                    )
                    .At(model);
            }

            if (!approved.Contains(region))
            {
                return Verdict.Fail($"{model} is in {region}; {string.Join(", ", approved)} are approved.").At(model);
            }
        }

        return !named ? Verdict.NotApplicable("It names no region of Bedrock.")
            : approved.Count == 0 ? Verdict.Unknown("It names regions of Bedrock; say which are approved.")
            : Verdict.Pass("It names approved regions, or that of its own stack.");
    }

    private static IEnumerable<PropertyValue> Places(Resource resource) =>
        resource.Type == "AWS::EC2::VPCEndpoint" ? [resource["ServiceName"]] : ModelPlaces.Of(resource);

    // com.amazonaws.us-east-1.bedrock-runtime
    private static string EndpointRegion(PropertyValue service)
    {
        var text = service.Text;
        var end = text.LastIndexOf(".bedrock", StringComparison.Ordinal);
        const string Start = "com.amazonaws.";
        return end > Start.Length && text.StartsWith(Start, StringComparison.Ordinal) ? text[Start.Length..end] : "";
    }
}
