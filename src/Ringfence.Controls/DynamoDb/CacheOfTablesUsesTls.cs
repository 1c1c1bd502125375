using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DynamoDb;

internal sealed class CacheOfTablesUsesTls() : ResourceControl("AWS::DAX::Cluster")
{
    public override string Title => "A DAX cache is reached under TLS";

    public override string Why => "Records pass the network in the clear otherwise.";

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

    public override Construction Build => Construction.Set("ClusterEndpointEncryptionType", "TLS");

    public override Fix? FixFor(Resource resource) => new([.. Build.Sets]) { Mind = "The cluster is replaced." };

    public override Verdict Check(Resource resource)
    {
        var value = resource["ClusterEndpointEncryptionType"];
        return Verdict.Property("ClusterEndpointEncryptionType", value, value.Is("TLS"), "TLS");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dax-tls-endpoint-encryption"],
            Guard = ["CT.DAX.PR.3"],
            Checkov = ["CKV_AWS_239"],
            Prowler = ["dynamodb_accelerator_cluster_in_transit_encryption_enabled"],
        };
}
