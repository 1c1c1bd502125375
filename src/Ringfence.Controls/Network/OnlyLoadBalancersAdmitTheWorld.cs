using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class OnlyLoadBalancersAdmitTheWorld()
    : ResourceControl("AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress")
{
    public override string Title => "Only load balancers let the world in, on HTTPS";

    public override string Why => "A group that lets the world in is a door without a guard.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["net-sg-least-open"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Nist80053.SC_7_5,
            Nist80053.CM_7,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var group =
            resource.Type == "AWS::EC2::SecurityGroup"
                ? resource
                : resource.Estate.Find(resource["GroupId"], "AWS::EC2::SecurityGroup");
        var open = Truth.No;
        var web = Truth.Yes;
        foreach (var source in SecurityGroupRule.In(resource))
        {
            var rule = new SecurityGroupRule(source);
            var world = rule.IsFromWorld;
            open |= world;
            web &= !world | rule.IsOnlyTcp(443) | rule.IsOnlyTcp(80);
        }

        if (open.IsNo)
        {
            return Verdict.Pass("No rule lets the world in.");
        }

        if (web.IsNo)
        {
            return Verdict.Fail(
                "A rule lets 0.0.0.0/0 or ::/0 in on a port other than 443 and 80; name groups or addresses."
            );
        }

        // To serve the world is a load balancer's work; whose group this is may stand elsewhere.
        var balancer = group is not null && GroupUse.IsOfLoadBalancer(group);
        return Verdict.Of(
            balancer ? web
                : group is not null && (GroupUse.IsOfOthers(group) || group.Estate.Expectations.Complete) ? !open
                : Truth.Unknown,
            "Only 443 and 80 are open to the world, on a load balancer's group.",
            "A rule lets the world in, and the group is not a load balancer's.",
            "A rule lets the world in on 443 or 80; whether the group is a load balancer's is not shown here."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["vpc-sg-open-only-to-authorized-ports"],
            Guard = ["CT.EC2.PR.3"],
            Prowler =
            [
                "ec2_securitygroup_allow_ingress_from_internet_to_any_port",
                "ec2_securitygroup_allow_ingress_from_internet_to_all_ports",
            ],
        };
}
