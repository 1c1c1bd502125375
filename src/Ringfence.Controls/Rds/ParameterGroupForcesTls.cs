using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class ParameterGroupForcesTls()
    : ResourceControl("AWS::RDS::DBParameterGroup", "AWS::RDS::DBClusterParameterGroup")
{
    public override string Title => "Databases refuse connections without TLS";

    public override string Why =>
        "Where the engine also takes plain connections, one driver's default sends records and passwords in the clear.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["tls-rds-forced"];

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

    public override Construction Build =>
        Construction.Set("Family", "postgres14").And("Parameters", new JsonObject { ["rds.force_ssl"] = "1" });

    public override Fix? FixFor(Resource resource) => ForcedTls.FixFor(resource);

    public override Verdict Check(Resource resource)
    {
        var family = resource["Family"];
        if (!family.IsLiteral)
        {
            return Verdict.Unknown("Family is known only when deployed; it decides how TLS is forced.");
        }

        return ForcedTls.ParameterOf(family.Text) is null
            ? Verdict.NotApplicable($"Family {family} has no parameter that forces TLS.")
            : ForcedTls.Judge(family.Text, resource["Parameters"]);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Guard = ["CT.RDS.PR.27", "CT.RDS.PR.28"],
            Checkov = ["CKV2_AWS_69"],
            Prowler = ["rds_instance_transport_encrypted"],
        };
}
