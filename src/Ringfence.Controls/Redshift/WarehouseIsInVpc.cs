using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseIsInVpc() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse stands in a subnet group of ours";

    public override string Why => "Without one it stands outside of any network of ours.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.TransmissionSecurity, Soc2.CC6_6, Nist80053.SC_7, Iso27001.A_8_20];

    public override Construction Build => Construction.Set("ClusterSubnetGroupName", "records");

    // A name, a user or a directory is a person's choice.
    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        var value = resource["ClusterSubnetGroupName"];
        return Verdict.Property("ClusterSubnetGroupName", value, value.IsPresent, "a subnet group");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["RedshiftClusterInVPC"], Checkov = ["CKV_AWS_154"] };
}
