using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Cloud9;

internal sealed class WorkbenchHasNoOpenPort() : ResourceControl("AWS::Cloud9::EnvironmentEC2")
{
    public override string Title => "A workbench is reached through Session Manager";

    public override string Why => "By SSH it has an open port and a public address.";

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

    public override Construction Build => Construction.Set("ConnectionType", "CONNECT_SSM");

    public override Verdict Check(Resource resource)
    {
        var value = resource["ConnectionType"];
        return Verdict.Property("ConnectionType", value, value.Is("CONNECT_SSM"), "CONNECT_SSM");
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix ? fix with { Mind = "The environment is replaced." } : null;

    public override Equivalents Equivalents =>
        new() { CdkNag = ["Cloud9InstanceNoIngressSystemsManager"], Guard = ["CT.CLOUD9.PR.1"] };
}
