using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class DefaultGroupCarriesNoRules() : ResourceControl("AWS::EC2::VPC")
{
    public override string Title => "A VPC's default security group carries no rules";

    public override string Why => "What is launched without a group gets the default one, and with it every neighbour.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["net-sg-default-closed"];

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
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var estate = resource.Estate;
        if (
            estate.Referring(resource, "AWS::EC2::SecurityGroupIngress", "GroupId").Count > 0
            || estate.Referring(resource, "AWS::EC2::SecurityGroupEgress", "GroupId").Count > 0
        )
        {
            return Verdict.Fail("A rule is added to the VPC's default security group.");
        }

        var emptied = estate.Referring(resource, "Custom::VpcRestrictDefaultSG", "DefaultSecurityGroupId").Count > 0;

        // AWS makes the group with a rule that lets its members in and one that lets them out everywhere.
        return emptied ? Verdict.Pass("A custom resource empties the default security group.")
            : PerhapsEmptied(estate)
                ? Verdict.Unknown(
                    "A custom resource may empty the default security group; which VPC it names is known only when deployed."
                )
            : Verdict.Fail("Nothing empties the default security group, and AWS makes it with rules.");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["vpc-default-security-group-closed"],
            CdkNag = ["VPCDefaultSecurityGroupClosed"],
            Prowler = ["ec2_securitygroup_default_restrict_traffic"],
        };

    private static bool PerhapsEmptied(Estate estate)
    {
        foreach (var each in estate.OfType("Custom::VpcRestrictDefaultSG"))
        {
            if (each["DefaultSecurityGroupId"].IsUnresolved)
            {
                return true;
            }
        }

        return false;
    }
}
