using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockRoleKnowsItsSource() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "A role that asks models is taken only for this account";

    public override string Why =>
        "Without a source condition a service can be made to take the role for another customer's request.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-trust-scoped"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.IA_9,
            Iso27001.A_8_3,
            Iso27001.A_5_16,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var services = resource
            .Policy("AssumeRolePolicyDocument")
            .Allowing.SelectMany(statement => statement.Principals.Of("Service"));
        if (ModelGrant.HeldBy(resource).IsNo || !services.Any(SaysItsSource))
        {
            return Verdict.NotApplicable("It asks no model, or no service that says its source takes it.");
        }

        return Trust.Judge(
            resource,
            statement =>
                Truth.Any(statement.Principals.Of("Service"), service => SaysItsSource(service))
                & !Trust.HasSource(statement),
            "It is taken only for a named source.",
            _ => "Its trust has no aws:SourceAccount or aws:SourceArn; add one."
        );
    }

    // Amazon ECS Developer Guide, "Amazon ECS task IAM role"; Amazon Bedrock User Guide, "Cross-service confused deputy prevention".
    private static bool SaysItsSource(PropertyValue service) =>
        service.Is("ecs-tasks.amazonaws.com").IsYes || Trust.CallsForOthers(service);
}
