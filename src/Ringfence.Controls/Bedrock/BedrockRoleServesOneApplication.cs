using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockRoleServesOneApplication() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "Each application that asks models has a role of its own";

    public override string Why =>
        "Two applications under one role are one name in the trail: which of them asked cannot be told, and both have the rights of both.";

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
        var asks = ModelGrant.HeldBy(resource);
        if (asks.IsNo)
        {
            return Verdict.NotApplicable("No policy here lets it ask a model.");
        }

        var users = 0;
        foreach (var (type, path) in Uses)
        {
            users += resource.Estate.Referring(resource, type, path).Count;
        }

        if (users <= 1 && HasOther(resource.Estate))
        {
            return Verdict.Unknown(
                "The role of an application here is known only when deployed; it must not be this one too."
            );
        }

        return users > 1 && asks.IsYes ? Verdict.Fail($"{users} applications run with it; give each its own.")
            : users > 1
                ? Verdict.Unknown(
                    "Several applications run with it; whether it may ask a model is known only when deployed."
                )
            : Verdict.Pass(users == 1 ? "One application runs with it." : "No second application runs with it here.");
    }

    private static bool HasOther(Estate estate)
    {
        foreach (var (type, path) in Uses)
        {
            foreach (var application in estate.OfType(type))
            {
                if (application[path].IsUnresolved)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static readonly (string Type, string Path)[] Uses =
    [
        ("AWS::Lambda::Function", "Role"),
        ("AWS::Serverless::Function", "Role"),
        ("AWS::ECS::TaskDefinition", "TaskRoleArn"),
        ("AWS::Bedrock::Agent", "AgentResourceRoleArn"),
        ("AWS::Bedrock::Flow", "ExecutionRoleArn"),
        ("AWS::Bedrock::KnowledgeBase", "RoleArn"),
        ("AWS::BedrockAgentCore::Runtime", "RoleArn"),
        ("AWS::EKS::PodIdentityAssociation", "RoleArn"),
        ("AWS::IAM::InstanceProfile", "Roles"),
        ("AWS::SageMaker::NotebookInstance", "RoleArn"),
        ("AWS::StepFunctions::StateMachine", "RoleArn"),
    ];
}
