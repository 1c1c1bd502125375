using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class TaskHasRole() : ResourceControl("AWS::ECS::TaskDefinition")
{
    public override string Title => "Every task has a role of its own";

    public override string Why =>
        "A task without a role reaches AWS with keys someone put into it, or with the host's.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["iam-compute-uses-roles"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.UniqueUser,
            Soc2.CC6_1,
            Nist80053.IA_5_7,
            Nist80053.IA_9,
            Iso27001.A_5_17,
            Iso27001.A_8_5,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource) =>
        Verdict.Property(
            "TaskRoleArn",
            resource["TaskRoleArn"],
            resource["TaskRoleArn"].IsPresent,
            "the ARN of a role"
        );
}
