using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class ModelSubscriptionIsClosed() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Nobody subscribes to further models in passing";

    public override string Why =>
        "aws-marketplace:Subscribe on everything lets an application accept the terms of any model provider for the whole account.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-model-allowlist"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Nist80053.CM_7_5,
            Iso27001.A_8_3,
            Iso27001.A_5_15,
            Iso42001.A_10_3,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            (statement, _) =>
                Named(statement)
                & Grants.OnEveryResource(statement)
                & !Truth.Any(statement.On("aws-marketplace:ProductId"), condition => !condition.IsNegative),
            "It subscribes to nothing, or to named products.",
            statement =>
                $"It allows {statement.Actions} for every product; add a condition on aws-marketplace:ProductId."
        );

    public override Equivalents Equivalents => new() { Prowler = ["iam_policy_no_wildcard_marketplace_subscribe"] };

    private static Truth Named(PolicyStatement statement) =>
        statement.Actions.IsEverything.IsYes ? Truth.No : statement.Actions.Touches("aws-marketplace:Subscribe");
}
