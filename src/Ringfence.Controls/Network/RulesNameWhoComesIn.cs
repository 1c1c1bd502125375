using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class RulesNameWhoComesIn()
    : ResourceControl("AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress")
{
    public override string Title => "Rules name who may come in";

    public override string Why => "A rule for everyone says nothing of who is meant.";

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
        var world = Truth.Any(SecurityGroupRule.In(resource), source => new SecurityGroupRule(source).IsFromWorld);
        return Verdict.Of(!world, "No rule lets in 0.0.0.0/0 or ::/0.", "A rule lets in 0.0.0.0/0 or ::/0.");
    }

    public override Equivalents Equivalents =>
        new() { CdkNag = ["EC2RestrictedInbound"], Guard = ["EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"] };
}
