using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Rds;

namespace Ringfence.Controls.DocumentDb;

internal sealed class DocumentClusterExportsLogs() : ResourceControl("AWS::DocDB::DBCluster")
{
    public override string Title => "Logins and schema changes of the document store reach CloudWatch";

    public override string Why => "Without the audit log nobody can tell who opened or dropped a collection.";

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

    public override Construction Build =>
        Construction.Set(
            "EnableCloudwatchLogsExports",
            new JsonArray("authenticate", "createIndex", "dropCollection", "audit", "profiler")
        );

    public override Verdict Check(Resource resource) =>
        LogExports.Judge(resource, "EnableCloudwatchLogsExports", Needed);

    public override Equivalents Equivalents => new() { CdkNag = ["DocumentDBClusterLogExports"] };

    private static readonly string[] Needed = ["authenticate", "createIndex", "dropCollection"];
}
