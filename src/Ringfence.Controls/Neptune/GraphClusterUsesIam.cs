using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Neptune;

internal sealed class GraphClusterUsesIam() : ResourceControl("AWS::Neptune::DBCluster")
{
    public override string Title => "Only IAM identities may query the graph";

    public override string Why => "Without it whoever reaches the port may query: nobody is named in the record.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.IA_2, Nist80053.AC_3, Iso27001.A_8_5];

    public override Construction Build => Construction.Set("IamAuthEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws neptune modify-db-cluster --db-cluster-identifier ID --enable-iam-database-authentication --apply-immediately",
            Mind = "Clients must sign their requests (SigV4) from then on.",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["IamAuthEnabled"];
        return Verdict.Property("IamAuthEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["neptune-cluster-iam-database-authentication"],
            CdkNag = ["NeptuneClusterIAMAuth"],
            Guard = ["CT.NEPTUNE.PR.1"],
            Checkov = ["CKV_AWS_359"],
            Prowler = ["neptune_cluster_iam_authentication_enabled"],
        };
}
