using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.AppSync;

internal sealed class ApiLogsRequests() : ResourceControl("AWS::AppSync::GraphQLApi")
{
    public override string Title => "A GraphQL API logs its requests";

    public override string Why => "Without the log nobody can say who asked for which record.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        var log = resource["LogConfig"];
        return Verdict
            .Of(
                log["CloudWatchLogsRoleArn"].IsPresent & !log["ExcludeVerboseContent"].IsTrue,
                "LogConfig names a role, and keeps what is needed.",
                "LogConfig names no CloudWatchLogsRoleArn, or ExcludeVerboseContent is true."
            )
            .At(log);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["appsync-logging-enabled"],
            CdkNag = ["AppSyncGraphQLRequestLogging"],
            Guard = ["APPSYNC_LOGGING_ENABLED", "CT.APPSYNC.PR.1"],
            Checkov = ["CKV_AWS_193"],
            Prowler = ["appsync_field_level_logging_enabled"],
        };
}
