using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.AutoScaling;

internal sealed class LaunchConfigurationGivesNoPublicAddress()
    : ResourceControl("AWS::AutoScaling::LaunchConfiguration")
{
    public override string Title => "A launch configuration gives no public address";

    public override string Why =>
        "A machine with a public address is one security group rule away from the whole internet.";

    public override Severity Severity => Severity.High;

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

    public override Construction Build => Construction.Set("AssociatePublicIpAddress", false);

    public override Verdict Check(Resource resource)
    {
        var value = resource["AssociatePublicIpAddress"];

        // Where nothing is said the subnet decides, and it may say yes.
        return Verdict.Property("AssociatePublicIpAddress", value, value.IsFalse, "false");
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix ? fix with { Mind = "The launch configuration is replaced." } : null;

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["autoscaling-launch-config-public-ip-disabled"],
            CdkNag = ["AutoScalingLaunchConfigPublicIpDisabled"],
            Guard = ["AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED", "CT.AUTOSCALING.PR.4"],
            Prowler = ["autoscaling_group_launch_configuration_no_public_ip"],
        };
}
