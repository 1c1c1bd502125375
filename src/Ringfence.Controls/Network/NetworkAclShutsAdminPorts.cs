using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class NetworkAclShutsAdminPorts() : ResourceControl("AWS::EC2::NetworkAclEntry")
{
    public override string Title => "A network ACL lets nobody administer from the internet";

    public override string Why => "A list that lets the world in on 22 and 3389 leaves the groups alone to hold.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var lets =
            resource["RuleAction"].IsLike("allow")
            & !resource["Egress"].IsTrue
            & (resource["CidrBlock"].EndsWith("/0") | resource["Ipv6CidrBlock"].EndsWith("/0"));
        var everything = resource["Protocol"].Is("-1");
        var tcp = resource["Protocol"].Is("6");
        var from = resource["PortRange.From"];
        var to = resource["PortRange.To"];
        var covers = (from.AtMost(22) & to.AtLeast(22)) | (from.AtMost(3389) & to.AtLeast(3389));
        return Verdict.Of(
            !(lets & (everything | (tcp & covers))),
            "It does not let the world in on 22 or 3389.",
            "It lets 0.0.0.0/0 or ::/0 in on 22 or 3389."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["nacl-no-unrestricted-ssh-rdp"],
            Prowler =
            [
                "ec2_networkacl_allow_ingress_tcp_port_22",
                "ec2_networkacl_allow_ingress_tcp_port_3389",
                "ec2_networkacl_allow_ingress_any_port",
            ],
        };
}
