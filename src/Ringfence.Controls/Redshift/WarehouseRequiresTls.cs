using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseRequiresTls() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse refuses connections without TLS";

    public override string Why => "One driver's default would send records and passwords in the clear.";

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

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) => ClusterParameters.FixFor(resource, "require_ssl");

    public override Verdict Check(Resource resource) => ClusterParameters.Judge(resource, "require_ssl");

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["redshift-require-tls-ssl"],
            CdkNag = ["RedshiftRequireTlsSSL"],
            Guard = ["CT.REDSHIFT.PR.9"],
            Checkov = ["CKV_AWS_105"],
            Prowler = ["redshift_cluster_in_transit_encryption_enabled"],
        };
}
