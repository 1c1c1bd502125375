using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class UsedServicesHaveEndpoints() : ResourceControl("AWS::EC2::VPC")
{
    public override string Title => "The AWS services that are used have endpoints";

    public override string Why => "Calls for secrets, logs and images leave by the internet's side.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["net-vpce-other-services"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Soc2.CC6_7,
            Nist80053.SC_7_5,
            Nist80053.SC_8,
            Iso27001.A_5_14,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        return UsedEndpoints.Judge(resource, UsedEndpoints.Others);
    }
}
