using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElasticBeanstalk;

internal sealed class EnvironmentStandsInVpc() : ResourceControl("AWS::ElasticBeanstalk::Environment")
{
    public override string Title => "An environment stands in a VPC of yours";

    public override string Why =>
        "Outside a VPC that you made, its machines stand in the default one, on public subnets.";

    public override Severity Severity => Severity.Low;

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
        return EnvironmentOption.Judge(resource, "aws:ec2:vpc", "VPCId", value => value.IsPresent, "set");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["ElasticBeanstalkVPCSpecified"] };
}
