using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class BedrockNameLeadsToEndpoint() : ResourceControl("AWS::EC2::VPCEndpoint")
{
    public override string Title => "Bedrock's name leads to the endpoint";

    public override string Why => "An endpoint without private DNS is passed by, and nobody notices.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-vpce-bedrock-dns"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.TransmissionSecurity, Soc2.CC6_7, Nist80053.SC_7, Nist80053.SC_20, Iso27001.A_8_20, Iso27001.A_8_21];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        if (BedrockEndpoint.Is(resource).IsNo)
        {
            return Verdict.NotApplicable("It is no endpoint of Bedrock.");
        }

        var name = resource["PrivateDnsEnabled"];
        if (name.IsTrue.IsNo)
        {
            return Verdict.Property("PrivateDnsEnabled", name, name.IsTrue, "true");
        }

        // The VPC must answer names, too: DNS support is on where nothing is said, DNS hostnames are off.
        var vpc = resource.Estate.Find(resource["VpcId"], "AWS::EC2::VPC");
        var answers = vpc is null ? Truth.Unknown : !vpc["EnableDnsSupport"].IsFalse & vpc["EnableDnsHostnames"].IsTrue;
        return Verdict.Of(
            name.IsTrue & answers,
            "PrivateDnsEnabled is true, and the VPC answers names.",
            "PrivateDnsEnabled is true, and the VPC lacks EnableDnsHostnames or EnableDnsSupport.",
            "PrivateDnsEnabled, or the VPC's EnableDnsSupport and EnableDnsHostnames, are not shown here."
        );
    }
}
