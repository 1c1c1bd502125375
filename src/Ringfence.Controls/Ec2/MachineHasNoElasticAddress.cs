using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class MachineHasNoElasticAddress() : ResourceControl("AWS::EC2::EIPAssociation", "AWS::EC2::EIP")
{
    public override string Title => "No elastic address is tied to a machine";

    public override string Why => "An elastic address makes a machine public, whatever its subnet says.";

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
        var machine = resource["InstanceId"];
        return Verdict
            .Of(
                !machine.IsPresent,
                "It names no instance.",
                $"It ties a public address to {machine}; put a load balancer or a NAT gateway there."
            )
            .At(machine);
    }
}
