using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InferenceProfileIsTagged() : ResourceControl("AWS::Bedrock::ApplicationInferenceProfile")
{
    public override string Title => "Every application inference profile says whose it is";

    public override string Why =>
        "The profile is how a call is attributed to a team and its cost; without tags it is attributed to nobody.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites => [Soc2.CC2_1, Nist80053.CM_8, Iso42001.A_3_2];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        var tags = resource["Tags"];
        return Verdict.Property("Tags", tags, tags.HasItems, "at least the team that uses it");
    }
}
