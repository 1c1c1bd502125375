using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class BearerTokenDoorIsClosed() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Nobody calls Bedrock with an API key in place of a signature";

    public override string Why =>
        "A bearer token works from anywhere for whoever copies it, and names no session of a person.";

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
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            (statement, document) =>
                ModelGrant.Of(statement, ModelGrant.BearerToken)
                & !ModelGrant.IsDenied(
                    document,
                    ModelGrant.BearerToken,
                    deny => deny.IsUnconditional & Grants.OnEveryResource(deny)
                ),
            "The door stays closed.",
            statement => $"It allows {statement.Actions}; deny bedrock:CallWithBearerToken."
        );
}
