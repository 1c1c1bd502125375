using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class ContainersWriteLogs() : ResourceControl("AWS::ECS::TaskDefinition")
{
    public override string Title => "Every container writes a log";

    public override string Why => "Without a log driver what a container did is gone when it stops.";

    public override Severity Severity => Severity.Medium;

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

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        return Containers.Judge(
            resource,
            container => container["LogConfiguration.LogDriver"].IsPresent,
            "Each container names a log driver.",
            "A container has no LogConfiguration.LogDriver; awslogs sends its output to CloudWatch Logs."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecs-task-definition-log-configuration"],
            CdkNag = ["ECSTaskDefinitionContainerLogging"],
            Guard = ["ECS_TASK_DEFINITION_LOG_CONFIGURATION", "CT.ECS.PR.8"],
            Prowler = ["ecs_task_definitions_logging_enabled"],
        };
}
