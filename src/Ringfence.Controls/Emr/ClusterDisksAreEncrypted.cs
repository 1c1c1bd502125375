using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Emr;

internal sealed class ClusterDisksAreEncrypted() : ResourceControl("AWS::EMR::Cluster")
{
    public override string Title => "The disks of a cluster are encrypted";

    public override string Why => "What a job spills to disk is readable where the disk is.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        return ClusterSecurity.Judge(
            resource,
            "EnableAtRestEncryption",
            "AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["EMRLocalDiskEncryption"] };
}
