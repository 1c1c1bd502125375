using Ringfence.Controls.CodeBuild;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class ContainersKeepSecretsInStores() : ResourceControl("AWS::ECS::TaskDefinition")
{
    public override string Title => "No credential stands in a container's environment";

    public override string Why =>
        "A key in Environment is readable by everyone who may describe the task, and in every revision of it.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PasswordManagement, Hipaa.AccessControl, Soc2.CC6_1, Nist80053.IA_5_7, Iso27001.A_5_17];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var bare = Truth.No;
        foreach (var container in resource["ContainerDefinitions"].Items)
        {
            foreach (var variable in container["Environment"].Items)
            {
                var name = variable["Name"];
                bare |= CredentialName.Is(name) & !variable["Value"].StartsWith("{{resolve:");
            }
        }

        return Verdict.Of(
            !bare,
            "No variable is named as a credential is.",
            "A variable of Environment is named as a credential is (key, password, token, secret); give it by Secrets and ValueFrom."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecs-no-environment-secrets"],
            Guard = ["ECS_NO_ENVIRONMENT_SECRETS"],
            Prowler = ["ecs_task_definitions_no_environment_secrets"],
        };
}
