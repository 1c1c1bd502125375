using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class SubnetGivesNoPublicAddress() : ResourceControl("AWS::EC2::Subnet")
{
    public override string Title => "A subnet gives no public addresses by itself";

    public override string Why => "What is launched there is public without anyone having said so.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-no-auto-public-ip"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Hipaa.WorkforceSecurity,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var v4 = resource["MapPublicIpOnLaunch"];
        var v6 = resource["AssignIpv6AddressOnCreation"];

        // AWS takes false where nothing is said. Every IPv6 address is a public one.
        return Verdict
            .Of(
                !(v4.IsTrue | v6.IsTrue),
                "Neither MapPublicIpOnLaunch nor AssignIpv6AddressOnCreation is true.",
                $"MapPublicIpOnLaunch is {v4}, AssignIpv6AddressOnCreation is {v6}; neither may be true."
            )
            .At(v4.IsMissing ? v6 : v4);
    }

    public override Fix? FixFor(Resource resource)
    {
        var changes = new List<Change> { new SetProperty("MapPublicIpOnLaunch", false) };
        if (!resource["AssignIpv6AddressOnCreation"].IsMissing)
        {
            changes.Add(new SetProperty("AssignIpv6AddressOnCreation", false));
        }

        return new Fix(changes) { Cli = "aws ec2 modify-subnet-attribute --subnet-id ID --no-map-public-ip-on-launch" };
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["subnet-auto-assign-public-ip-disabled"],
            CdkNag = ["VPCSubnetAutoAssignPublicIpDisabled"],
            Guard = ["SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED", "CT.EC2.PR.11"],
            Checkov = ["CKV_AWS_130"],
            Prowler = ["vpc_subnet_no_public_ip_by_default"],
        };
}
