using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class ClassicDatabaseGroupIsClosed()
    : ResourceControl("AWS::RDS::DBSecurityGroup", "AWS::RDS::DBSecurityGroupIngress")
{
    public override string Title => "Classic database groups are not open to the world";

    public override string Why => "A group open to every address leaves the password as the only lock.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.TransmissionSecurity, Soc2.CC6_6, Nist80053.SC_7, Iso27001.A_8_20];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        var open =
            resource.Type == "AWS::RDS::DBSecurityGroup"
                ? Truth.Any(
                    resource["DBSecurityGroupIngress"].Items,
                    rule => rule.IsUnresolved ? Truth.Unknown : IsOpen(rule["CIDRIP"])
                )
                : IsOpen(resource["CIDRIP"]);
        return Verdict.Of(
            !open,
            "No rule is open to every address.",
            "A rule is open to every address (/0); name the networks that need it."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["RDSRestrictedInbound"] };

    private static Truth IsOpen(PropertyValue range) => range.Contains("/0");
}
