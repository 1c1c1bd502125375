using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class SshIsShutToTheWorld()
    : ResourceControl("AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress")
{
    public override string Title => "SSH is not open to the world";

    public override string Why => "Every machine with SSH open to the world is tried within minutes.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["net-sg-no-admin-ports"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Nist80053.AC_17,
            Nist80053.CM_7,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource) => WorldIngress.Judge(resource, 22);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["restricted-ssh"],
            CdkNag = ["EC2RestrictedSSH"],
            Guard = ["INCOMING_SSH_DISABLED"],
            Checkov = ["CKV_AWS_24"],
            Prowler = ["ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22"],
        };
}
