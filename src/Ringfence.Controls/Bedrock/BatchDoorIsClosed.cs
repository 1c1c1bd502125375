using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class BatchDoorIsClosed() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Nobody sends records to a model as a batch job";

    public override string Why =>
        "A batch job reads prompts from S3 and writes answers there: past the gateway, past redaction and past the guardrail.";

    public override Severity Severity => Severity.Medium;

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
            Hipaa.AuditControls,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            (statement, document) =>
                ModelGrant.Of(statement, ModelGrant.Batch)
                & !ModelGrant.IsDenied(
                    document,
                    ModelGrant.Batch,
                    deny => deny.IsUnconditional & Grants.OnEveryResource(deny)
                ),
            "The door stays closed.",
            statement =>
                $"It allows {statement.Actions}; leave bedrock:CreateModelInvocationJob out, or waive it for the role whose batches are governed."
        );

    public override EvidenceQuery Evidence => new([], [new("bedrock.amazonaws.com", "CreateModelInvocationJob")]);
}
