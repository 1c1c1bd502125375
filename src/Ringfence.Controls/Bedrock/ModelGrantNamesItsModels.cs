using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class ModelGrantNamesItsModels() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Who may ask a model may ask the models that the policy names, and no other";

    public override string Why =>
        "A grant on every model lets an application send records to a model that nobody approved, also one that AWS adds next month.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> ToldBy => ["policy-grants-no-administrator-access"];

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-model-arns"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Hipaa.MinimumNecessary,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.AC_3,
            Iso27001.A_8_3,
            Iso27001.A_5_15,
            Iso42001.A_9_4,
            Sox.Access,
            Gdpr.ByDesign,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            Breaks,
            "It names each model that may be asked.",
            statement =>
                $"It allows {statement.Actions} on {statement.Resources}; name InvokeModel and InvokeModelWithResponseStream, and the ARNs of the approved models and inference profiles."
        );

    // Rights that come with bedrock:* or bedrock:Invoke*: agents, flows, guardrails and logging, not only models.
    private static readonly string[] Other =
    [
        "bedrock:InvokeAgent",
        "bedrock:DeleteGuardrail",
        "bedrock-mantle:CreateInference",
    ];

    private static Truth Breaks(PolicyStatement statement, PolicyDocument document)
    {
        var everything = statement.Actions.IsEverything & Grants.OnEveryResource(statement);
        var asks = ModelGrant.OfModels(statement) | everything;
        return asks.IsNo
            ? Truth.No
            : asks
                & (
                    (ModelGrant.Of(statement, Other) & HasWildcard(statement))
                    | (ModelReach.IsOpen(statement) & !ModelGrant.IsDenied(document, ModelGrant.Invoke, NarrowsToNamed))
                );
    }

    // A Deny on all but the named models leaves only those.
    private static Truth NarrowsToNamed(PolicyStatement deny) =>
        deny.IsUnconditional
        & (deny.Resources.Negated && deny.Resources.Patterns.Count > 0)
        & Truth.All(deny.Resources.Patterns, pattern => !ModelReach.IsOpen(pattern));

    private static Truth HasWildcard(PolicyStatement statement) =>
        Truth.Any(
            statement.Actions.Patterns,
            pattern =>
                pattern.IsUnresolved
                    ? Truth.Unknown
                    : pattern.Text.StartsWith("bedrock", StringComparison.OrdinalIgnoreCase)
                        && pattern.Text.Contains('*', StringComparison.Ordinal)
        );
}
