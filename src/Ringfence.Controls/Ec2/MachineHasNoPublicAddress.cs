using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class MachineHasNoPublicAddress() : ResourceControl("AWS::EC2::Instance", "AWS::EC2::LaunchTemplate")
{
    public override string Title => "A machine has no public address";

    public override string Why =>
        "A machine with a public address is one security group rule away from the whole internet.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-instance-no-public-ip"];

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
        var interfaces = resource[
            resource.Type == "AWS::EC2::LaunchTemplate" ? "LaunchTemplateData.NetworkInterfaces" : "NetworkInterfaces"
        ];
        return Verdict
            .Of(
                !Truth.Any(interfaces.Items, each => each["AssociatePublicIpAddress"].IsTrue),
                "No network interface asks for a public address.",
                "A network interface has AssociatePublicIpAddress: true."
            )
            .At(interfaces);
    }

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty(
                resource.Type == "AWS::EC2::LaunchTemplate"
                    ? "LaunchTemplateData.NetworkInterfaces[*].AssociatePublicIpAddress"
                    : "NetworkInterfaces[*].AssociatePublicIpAddress",
                false
            ),
        ])
        {
            Mind = "The machine is replaced; it then reaches the internet through a NAT gateway or not at all.",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ec2-instance-no-public-ip", "ec2-launch-template-public-ip-disabled"],
            CdkNag = ["EC2InstanceNoPublicIp"],
            Guard = ["EC2_INSTANCE_NO_PUBLIC_IP", "CT.EC2.PR.8", "CT.EC2.PR.9"],
            Checkov = ["CKV_AWS_88"],
            Prowler = ["ec2_instance_public_ip", "ec2_launch_template_no_public_ip"],
        };
}
