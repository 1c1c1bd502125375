using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockIsCalledByRoles()
    : ResourceControl(
        "AWS::IAM::User",
        "AWS::IAM::UserPolicy",
        "AWS::IAM::Group",
        "AWS::IAM::GroupPolicy",
        "AWS::IAM::Policy",
        "AWS::IAM::ManagedPolicy"
    )
{
    public override string Title => "Models are asked by sessions of roles, never by users";

    public override string Why =>
        "A user's keys do not expire: whoever copies them asks models with your records for years.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-no-users"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.UniqueUser,
            Soc2.CC6_1,
            Nist80053.IA_2,
            Nist80053.IA_5,
            Nist80053.AC_2,
            Iso27001.A_5_17,
            Iso27001.A_8_5,
            Sox.Access,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource) =>
        resource.Type is "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy"
        && (resource["Users"].HasItems | resource["Groups"].HasItems).IsNo
            ? Verdict.NotApplicable("It is attached to no user or group here.")
            : HeldPolicies.Judge(
                resource,
                (statement, _) => ModelGrant.OfModels(statement) | ModelGrant.Of(statement, ModelGrant.Mantle),
                "It lets no user ask a model.",
                statement =>
                    $"It lets a user do {statement.Actions}; give the right to a role that the application or the gateway takes."
            );

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("bedrock.amazonaws.com", "InvokeModel")
                {
                    Where = new Dictionary<string, string?> { ["userIdentity.type"] = "IAMUser" },
                },
            ]
        );
}
