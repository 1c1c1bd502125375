using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class MantleDoorIsClosed() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Nobody asks models through bedrock-mantle";

    public override string Why =>
        "Calls to bedrock-mantle stand in no invocation log, carry no request metadata and pass every policy written for bedrock:.";

    public override Severity Severity => Severity.High;

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
            Iso42001.A_6_2_8,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            (statement, document) =>
                ModelGrant.Of(statement, ModelGrant.Mantle)
                & !ModelGrant.IsDenied(
                    document,
                    ModelGrant.Mantle,
                    deny => deny.IsUnconditional & Grants.OnEveryResource(deny)
                ),
            "The door stays closed.",
            statement =>
                $"It allows {statement.Actions}; deny bedrock-mantle:*, or waive it for a role that needs it: its calls are in no invocation log."
        );

    public override EvidenceQuery Evidence => new([], [new("bedrock-mantle.amazonaws.com", "CreateInference")]);
}
