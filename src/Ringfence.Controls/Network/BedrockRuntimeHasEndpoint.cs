using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class BedrockRuntimeHasEndpoint() : ResourceControl("AWS::EC2::VPC")
{
    public override string Title => "A VPC calls Bedrock through an endpoint of its own";

    public override string Why =>
        "Without it prompts with patients' data leave by the internet's side, past every rule of yours.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["net-vpce-bedrock-runtime"];

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
        return UsedEndpoints.Judge(resource, UsedEndpoints.BedrockRuntime);
    }
}
