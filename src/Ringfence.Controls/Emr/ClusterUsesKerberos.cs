using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Emr;

internal sealed class ClusterUsesKerberos() : ResourceControl("AWS::EMR::Cluster")
{
    public override string Title => "Who works on a cluster proves who they are";

    public override string Why => "Without Kerberos anyone on the network can act as anyone in the cluster.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.AC_3, Nist80053.IA_2, Iso27001.A_8_5];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var value = resource["KerberosAttributes"];
        return Verdict.Property("KerberosAttributes", value, value.HasItems, "set");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["emr-kerberos-enabled"],
            CdkNag = ["EMRKerberosEnabled"],
            Guard = ["EMR_KERBEROS_ENABLED"],
        };
}
