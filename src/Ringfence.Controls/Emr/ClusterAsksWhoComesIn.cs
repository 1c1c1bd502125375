using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Emr;

internal sealed class ClusterAsksWhoComesIn() : ResourceControl("AWS::EMR::Cluster")
{
    public override string Title => "A cluster lets nobody in without a key pair or Kerberos";

    public override string Why => "A machine that nobody proves themselves to answers to everyone who reaches it.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.AC_3, Nist80053.IA_2, Iso27001.A_8_5];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        return Verdict.Of(
            resource["KerberosAttributes"].HasItems | resource["Instances.Ec2KeyName"].IsPresent,
            "It has KerberosAttributes or an EC2 key pair.",
            "It has neither KerberosAttributes nor Instances.Ec2KeyName."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["EMRAuthEC2KeyPairOrKerberos"] };
}
