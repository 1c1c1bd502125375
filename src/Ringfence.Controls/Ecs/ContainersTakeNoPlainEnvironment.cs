using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class ContainersTakeNoPlainEnvironment() : ResourceControl("AWS::ECS::TaskDefinition")
{
    public override string Title => "Containers take their settings from stores, not from the task";

    public override string Why =>
        "What stands in Environment is shown to everyone who may describe the task, and stays in every revision.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PasswordManagement, Hipaa.AccessControl, Soc2.CC6_1, Nist80053.IA_5_7, Iso27001.A_5_17];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        return Containers.Judge(
            resource,
            container => !container["Environment"].HasItems,
            "No container has Environment entries.",
            "A container has Environment entries; keep them in Secrets, or in a parameter store."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["ECSTaskDefinitionNoEnvironmentVariables"] };
}
