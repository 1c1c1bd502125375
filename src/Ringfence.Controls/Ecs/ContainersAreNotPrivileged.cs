using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class ContainersAreNotPrivileged() : ResourceControl("AWS::ECS::TaskDefinition")
{
    public override string Title => "No container is the master of its host";

    public override string Why =>
        "A privileged container has every power of the machine that it runs on, and the data of its neighbours.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_5_15,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        return Containers.Judge(
            resource,
            container => !container["Privileged"].IsTrue,
            "No container is privileged.",
            "A container is Privileged; take it away and name the Linux capabilities that it needs."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecs-containers-nonprivileged"],
            Guard = ["ECS_CONTAINERS_NONPRIVILEGED", "CT.ECS.PR.5"],
            Checkov = ["CKV_AWS_334"],
            Prowler = ["ecs_task_definitions_no_privileged_containers"],
        };
}
