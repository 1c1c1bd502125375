using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class HostModeContainersHaveUser() : ResourceControl("AWS::ECS::TaskDefinition")
{
    public override string Title => "A container in the host's network is not root by accident";

    public override string Why =>
        "A container on the host's network that runs as root holds every port and socket of the machine.";

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
        var host = resource["NetworkMode"].Is("host");
        if (host.IsNo)
        {
            return Verdict.NotApplicable("NetworkMode is not host.");
        }

        var holds = Truth.All(
            resource["ContainerDefinitions"].Items,
            container => container["Privileged"].IsTrue | IsNamedUser(container["User"])
        );
        return Verdict.Of(
            !host | holds,
            "Each container has a user other than root, or is privileged by its own words.",
            "A container in host network mode has no User, or root, and is not Privileged; name a user that is not root."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecs-task-definition-user-for-host-mode-check"],
            CdkNag = ["ECSTaskDefinitionUserForHostMode"],
            Guard = ["ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK", "CT.ECS.PR.11"],
            Prowler = ["ecs_task_definitions_host_networking_mode_users"],
        };

    private static Truth IsNamedUser(PropertyValue user)
    {
        if (!user.IsLiteral)
        {
            return user.IsMissing ? Truth.No : Truth.Unknown;
        }

        // "user", "user:group", "uid:gid": the user stands first.
        var name = user.Text.Split(':')[0];
        return name.Length > 0 && name != "0" && !name.Equals("root", StringComparison.OrdinalIgnoreCase);
    }
}
