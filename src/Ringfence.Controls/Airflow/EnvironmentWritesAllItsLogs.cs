using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Airflow;

internal sealed class EnvironmentWritesAllItsLogs() : ResourceControl("AWS::MWAA::Environment")
{
    public override string Title => "Workflows write all their logs";

    public override string Why => "Without the logs nobody can say which run touched which data.";

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

    public override Construction Build =>
        Construction
            .Set("LoggingConfiguration.DagProcessingLogs.Enabled", true)
            .And("LoggingConfiguration.DagProcessingLogs.LogLevel", "INFO")
            .And("LoggingConfiguration.SchedulerLogs.Enabled", true)
            .And("LoggingConfiguration.SchedulerLogs.LogLevel", "INFO")
            .And("LoggingConfiguration.TaskLogs.Enabled", true)
            .And("LoggingConfiguration.TaskLogs.LogLevel", "INFO")
            .And("LoggingConfiguration.WebserverLogs.Enabled", true)
            .And("LoggingConfiguration.WebserverLogs.LogLevel", "INFO")
            .And("LoggingConfiguration.WorkerLogs.Enabled", true)
            .And("LoggingConfiguration.WorkerLogs.LogLevel", "INFO");

    public override Verdict Check(Resource resource)
    {
        var holds = Truth.Yes;
        foreach (var log in Logs)
        {
            var settings = resource["LoggingConfiguration." + log];
            holds &= settings["Enabled"].IsTrue & settings["LogLevel"].IsOneOf("INFO", "DEBUG");
        }

        return Verdict
            .Of(
                holds,
                "All five logs are on, at INFO or finer.",
                "One of DagProcessingLogs, SchedulerLogs, TaskLogs, WebserverLogs and WorkerLogs is off or coarser than INFO."
            )
            .At(resource["LoggingConfiguration"]);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["MWAAAllLoggingInfo"], Checkov = ["CKV_AWS_242"] };

    private static readonly string[] Logs =
    [
        "DagProcessingLogs",
        "SchedulerLogs",
        "TaskLogs",
        "WebserverLogs",
        "WorkerLogs",
    ];
}
