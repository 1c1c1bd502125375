using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

// Absent is false: CloudFormation, AWS::Redshift::Cluster, "PubliclyAccessible".
internal sealed class WarehouseIsNotPublic() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse has no public address";

    public override string Why => "A public address leaves one security group between the internet and everything.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.ClearinghouseIsolation,
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_3,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
        ];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("PubliclyAccessible", false)])
        {
            Cli = "aws redshift modify-cluster --cluster-identifier ID --no-publicly-accessible",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["PubliclyAccessible"];
        return Verdict.Property("PubliclyAccessible", value, value.IsMissing ? Truth.Yes : value.IsFalse, "false");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("redshift.amazonaws.com", "ModifyCluster")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.publiclyAccessible"] = "true" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["redshift-cluster-public-access-check"],
            CdkNag = ["RedshiftClusterPublicAccess"],
            Guard = ["REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK", "CT.REDSHIFT.PR.1"],
            Checkov = ["CKV_AWS_87"],
            Prowler = ["redshift_cluster_public_access"],
        };
}
