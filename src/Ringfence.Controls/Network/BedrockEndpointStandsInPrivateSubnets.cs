using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class BedrockEndpointStandsInPrivateSubnets() : ResourceControl("AWS::EC2::VPCEndpoint")
{
    public override string Title => "A Bedrock endpoint stands in private subnets of two zones";

    public override string Why =>
        "With one zone gone the application has no model; in a public subnet the endpoint is near the internet.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-vpce-bedrock-subnets"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Hipaa.ContingencyPlan,
            Soc2.A1_2,
            Nist80053.CP_10,
            Iso27001.A_8_14,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        if (BedrockEndpoint.Is(resource).IsNo)
        {
            return Verdict.NotApplicable("It is no endpoint of Bedrock.");
        }

        var subnets = resource["SubnetIds"];
        var holds = !Truth.Any(subnets.Items, subnet => SubnetRoutes.IsPublic(resource.Estate, subnet));
        return Verdict
            .Of(
                holds & BedrockEndpoint.SpansZones(resource, subnets),
                "Its subnets are private, in two zones or more.",
                "A subnet of it is public, or its subnets are in fewer than two zones.",
                "Its subnets, their zones or their routes are not all defined here."
            )
            .At(subnets);
    }
}
