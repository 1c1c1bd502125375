using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockDutiesAreSeparate()
    : ResourceControl("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::SSO::PermissionSet")
{
    public override string Title => "Who asks models administers neither guardrails nor their logging";

    public override string Why =>
        "Whoever may ask and may switch off the guardrail and the log can ask without either, and switch them on again.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-segregation-of-duties"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.AccessAuthorization,
            Soc2.CC6_3,
            Nist80053.AC_5,
            Nist80053.AC_6,
            Iso27001.A_5_3,
            Sox.Segregation,
            Iso42001.A_3_2,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var asks = Truth.No;
        var administers = Truth.No;
        foreach (var policy in IdentityPolicy.HeldBy(resource))
        {
            administers |= policy.Document.IsKnown.IsUnknown ? Truth.Unknown : Truth.No;
            foreach (var statement in policy.Document.Statements)
            {
                asks |= ModelGrant.OfModels(statement);
                administers |= ModelGrant.Of(statement, Administration);
            }
        }

        return asks.IsNo
            ? Verdict.NotApplicable("No policy here lets it ask a model.")
            : Verdict.Of(
                !(asks & (administers | !IdentityPolicy.AllSeen(resource))),
                "It asks models and administers neither guardrails nor logging.",
                "It may ask models, and also change guardrails, invocation logging or data retention; split the two."
            );
    }

    private static readonly string[] Administration =
    [
        "bedrock:DeleteGuardrail",
        "bedrock:UpdateGuardrail",
        "bedrock:DeleteEnforcedGuardrailConfiguration",
        "bedrock:PutEnforcedGuardrailConfiguration",
        "bedrock:PutModelInvocationLoggingConfiguration",
        "bedrock:DeleteModelInvocationLoggingConfiguration",
        "bedrock:PutAccountDataRetention",
    ];
}
