using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class BedrockFeaturesHaveEndpoints() : ResourceControl("AWS::EC2::VPC")
{
    public override string Title => "Each Bedrock API that is used has an endpoint";

    public override string Why => "An agent or a knowledge base is called past the endpoint of the model.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-vpce-bedrock-features"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Soc2.CC6_7,
            Nist80053.SC_7_5,
            Nist80053.SC_8,
            Iso27001.A_5_14,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        return UsedEndpoints.Judge(resource, UsedEndpoints.BedrockFeatures);
    }
}
