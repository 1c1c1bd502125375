using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class EmbeddingModelIsNamed()
    : ResourceControl(
        "AWS::Bedrock::KnowledgeBase",
        "AWS::IAM::Policy",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::RolePolicy",
        "AWS::IAM::Role",
        "AWS::IAM::User",
        "AWS::IAM::Group",
        "AWS::SSO::PermissionSet"
    )
{
    public override string Title => "Embedding models are approved by name, not by family";

    public override string Why =>
        "An embedding keeps the meaning of a record; the model that makes it is chosen as carefully as the one that answers.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-embedding-allowlist"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessManagement, Soc2.CC6_3, Nist80053.AC_6, Nist80053.CM_7_5, Iso27001.A_8_3, Iso42001.A_9_4];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        var named = false;
        var unknown = false;
        foreach (var model in ModelPlaces.Of(resource))
        {
            var id = ModelPlaces.Id(model);
            var knowledge = resource.Type == "AWS::Bedrock::KnowledgeBase";
            if (model.IsMissing || (!knowledge && !IsEmbedding(id)))
            {
                continue;
            }

            named = true;
            var open = ModelReach.IsOpen(model);
            if (open.IsYes)
            {
                return Verdict.Fail($"{model} names a family of embedding models; name each one.").At(model);
            }

            unknown |= open.IsUnknown || model.IsUnresolved;
        }

        return !named ? Verdict.NotApplicable("It names no embedding model.")
            : unknown ? Verdict.Unknown("The embedding model is known only when deployed; it must be an approved one.")
            : Verdict.Pass("It names each embedding model.");
    }

    private static bool IsEmbedding(string id) => id.Contains("embed", StringComparison.OrdinalIgnoreCase);
}
