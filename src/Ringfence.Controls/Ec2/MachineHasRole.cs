using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class MachineHasRole() : ResourceControl("AWS::EC2::Instance")
{
    public override string Title => "A machine acts by a role";

    public override string Why => "A machine without a role is given keys that never expire.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_5_15,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var profile = resource["IamInstanceProfile"];
        var source = LaunchSource.Of(resource);
        var holds =
            profile.IsPresent
            | (
                source.Template is { } template ? template["LaunchTemplateData.IamInstanceProfile"].HasItems
                : source.IsElsewhere ? Truth.Unknown
                : Truth.No
            );
        return Verdict.Property("IamInstanceProfile", profile, holds, "the name of an instance profile");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ec2-instance-profile-attached"],
            CdkNag = ["EC2InstanceProfileAttached"],
            Guard = ["EC2_INSTANCE_PROFILE_ATTACHED"],
            Prowler = ["ec2_instance_profile_attached"],
        };
}
