using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

// The property is required; where it is absent the template is not whole, and no default name is in use.
internal sealed class WarehouseAvoidsDefaultUserName() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse does not use the default administrator name";

    public override string Why => "A default name is half of the credential.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites => [Hipaa.RiskManagement, Soc2.CC6_6, Nist80053.CM_7, Iso27001.A_8_9];

    public override Construction Build => Construction.By("PhiDatabase");

    // A name, a user or a directory is a person's choice.
    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        var value = resource["MasterUsername"];
        return Verdict.Property(
            "MasterUsername",
            value,
            value.IsMissing ? Truth.Yes : !value.Is("awsuser"),
            "another name than awsuser"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["redshift-default-admin-check"],
            CdkNag = ["RedshiftClusterNonDefaultUsername"],
            Guard = ["CT.REDSHIFT.PR.6"],
            Prowler = ["redshift_cluster_non_default_username"],
        };
}
