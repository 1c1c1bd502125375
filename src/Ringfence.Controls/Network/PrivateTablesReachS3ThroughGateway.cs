using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class PrivateTablesReachS3ThroughGateway() : ResourceControl("AWS::EC2::VPC")
{
    public override string Title => "Private route tables reach S3 through a gateway endpoint";

    public override string Why => "Objects with data leave by the NAT gateway and the internet's side.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-vpce-s3-gateway"];

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
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var estate = resource.Estate;
        var tables = estate.Referring(resource, "AWS::EC2::RouteTable", "VpcId");
        var endpoints = estate.Referring(resource, "AWS::EC2::VPCEndpoint", "VpcId");
        var (any, holds) = (false, Truth.Yes);
        foreach (var table in tables)
        {
            if (!S3Gateway.IsPrivate(table).IsNo)
            {
                any = true;
                holds &= S3Gateway.Serves(table, endpoints);
            }
        }

        return !any
            ? Verdict.NotApplicable("It has no private route table here.")
            : Verdict.Of(
                holds,
                "Each private route table has the S3 gateway endpoint.",
                "A private route table is not among the RouteTableIds of a gateway endpoint for S3."
            );
    }
}
