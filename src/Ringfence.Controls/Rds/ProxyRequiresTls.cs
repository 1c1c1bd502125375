using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class ProxyRequiresTls() : ResourceControl("AWS::RDS::DBProxy")
{
    public override string Title => "A database proxy takes only connections under TLS";

    public override string Why => "What is asked and answered passes the network in the clear otherwise.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionIntegrity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.Set("RequireTLS", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws rds modify-db-proxy --db-proxy-name NAME --require-tls" };

    public override Verdict Check(Resource resource)
    {
        var required = resource["RequireTLS"];
        return Verdict.Property("RequireTLS", required, required.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new() { Config = ["rds-proxy-tls-encryption"], Guard = ["CT.RDS.PR.26"] };
}
