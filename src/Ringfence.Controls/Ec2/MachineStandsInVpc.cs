using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class MachineStandsInVpc() : ResourceControl("AWS::EC2::Instance")
{
    public override string Title => "A machine stands in a subnet that is named";

    public override string Why => "A machine without a subnet lands in the default VPC, which is public.";

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
        var subnet = resource["SubnetId"];
        var interfaces = resource["NetworkInterfaces"];
        var holds =
            subnet.IsPresent
            | Truth.Any(interfaces.Items, each => each["SubnetId"].IsPresent | each["NetworkInterfaceId"].IsPresent);
        return LaunchSource.Of(resource) is { IsElsewhere: true } && holds.IsNo
            ? Verdict.Unknown("Its launch template is not defined here; that may name a subnet.")
            : Verdict
                .Of(holds, "It names a subnet.", "SubnetId is absent, and no network interface names one.")
                .At(subnet);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ec2-instances-in-vpc"],
            CdkNag = ["EC2InstancesInVPC"],
            Guard = ["EC2_INSTANCES_IN_VPC"],
        };
}
