using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockResourceIsNotShared()
    : ResourceControl("AWS::Bedrock::ResourcePolicy", "AWS::Bedrock::KnowledgeBasePolicy")
{
    public override string Title => "What is Bedrock's is shared with named accounts only";

    public override string Why =>
        "A custom model, a knowledge base or a guardrail shared with everyone gives away what it was made from.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<Citation> Cites => [Hipaa.AccessControl, Soc2.CC6_1, Nist80053.AC_3, Iso27001.A_8_3];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        var open = resource
            .Policy(resource.Type == "AWS::Bedrock::ResourcePolicy" ? "PolicyDocument" : "Policy")
            .Any(statement =>
                Grants.Allows(statement)
                & (statement.Principals.IsEveryone | statement.Principals.Negated)
                & statement.IsUnconditional
            );
        return Verdict.Of(
            !open,
            "It is shared with named principals.",
            "It is shared with everyone; name the accounts."
        );
    }
}
