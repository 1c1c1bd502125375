using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class AgentHasItsOwnRole() : ResourceControl("AWS::Bedrock::Agent")
{
    public override string Title => "Each agent has a role of its own";

    public override string Why => "Agents that share a role have each other's tools and data.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-role-per-app"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.UniqueUser,
            Hipaa.AccessAuthorization,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.IA_2,
            Nist80053.AC_2,
            Iso27001.A_5_16,
            Iso27001.A_8_2,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var named = resource["AgentResourceRoleArn"];
        if (resource.Estate.Find(named, "AWS::IAM::Role") is not { } role)
        {
            return named.IsMissing
                ? Verdict.Fail("AgentResourceRoleArn is absent; give the agent a role of its own.")
                : Verdict.Unknown($"The role {named} is not here; it must serve this agent alone.").At(named);
        }

        var agents = resource.Estate.Referring(role, "AWS::Bedrock::Agent", "AgentResourceRoleArn").Count;
        if (
            agents == 1
            && resource.Estate.OfType("AWS::Bedrock::Agent").Any(agent => agent["AgentResourceRoleArn"].IsUnresolved)
        )
        {
            return Verdict.Unknown("The role of another agent is known only when deployed; it must not be this one.");
        }

        return agents > 1
            ? Verdict.Fail($"{agents} agents share the role {role.LogicalId}; give each its own.").At(named)
            : Verdict.Pass($"The role {role.LogicalId} serves this agent alone.");
    }

    public override Equivalents Equivalents => new() { Prowler = ["bedrock_agent_role_not_shared_across_agents"] };
}
