using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class CommonPortsAreShutToTheWorld()
    : ResourceControl("AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress")
{
    public override string Title => "File transfer, remote desktop and database ports are not open to the world";

    public override string Why => "These ports are the first that are tried, and what answers there holds data.";

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
            Nist80053.AC_17,
            Nist80053.CM_7,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource) => WorldIngress.Judge(resource, 20, 21, 3389, 3309, 3306, 4333);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["restricted-common-ports"],
            CdkNag = ["EC2RestrictedCommonPorts"],
            Guard = ["RESTRICTED_INCOMING_TRAFFIC", "CT.EC2.PR.4"],
        };
}
