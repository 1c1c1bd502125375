using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class BedrockEndpointAdmitsApplication() : ResourceControl("AWS::EC2::VPCEndpoint")
{
    public override string Title => "A Bedrock endpoint lets in application groups on 443 only";

    public override string Why => "Whatever else reaches the endpoint can call the model.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-vpce-bedrock-sg"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Nist80053.AC_6,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        if (BedrockEndpoint.Is(resource).IsNo)
        {
            return Verdict.NotApplicable("It is no endpoint of Bedrock.");
        }

        return GroupIngress.FromGroupsOnly(resource.Estate, resource["SecurityGroupIds"], 443);
    }
}
