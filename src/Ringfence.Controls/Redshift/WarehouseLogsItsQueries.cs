using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseLogsItsQueries() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "Who asked what of the warehouse is recorded";

    public override string Why => "Without user activity logging nobody can say whose record was opened, by whom.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.WorkforceAuthorization,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) =>
        ClusterParameters.FixFor(resource, "enable_user_activity_logging");

    public override Verdict Check(Resource resource) =>
        ClusterParameters.Judge(resource, "enable_user_activity_logging");

    public override Equivalents Equivalents => new() { CdkNag = ["RedshiftClusterUserActivityLogging"] };
}
