using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class ContainersCannotChangeTheirFiles() : ResourceControl("AWS::ECS::TaskDefinition")
{
    public override string Title => "A container's root file system is read-only";

    public override string Why => "An attacker in a writable container leaves tools and back doors where nobody looks.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Soc2.CC7_1, Nist80053.CM_2, Nist80053.CM_6, Iso27001.A_8_9];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        return Containers.Judge(
            resource,
            container => container["ReadonlyRootFilesystem"].IsTrue,
            "Each container's root file system is read-only.",
            "A container lacks ReadonlyRootFilesystem: true; mount a volume where it must write."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecs-containers-readonly-access"],
            Guard = ["ECS_CONTAINERS_READONLY_ACCESS", "CT.ECS.PR.6"],
            Checkov = ["CKV_AWS_336"],
            Prowler = ["ecs_task_definitions_containers_readonly_access"],
        };
}
