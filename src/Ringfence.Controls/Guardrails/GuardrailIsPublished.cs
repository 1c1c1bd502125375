using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailIsPublished() : ResourceControl("AWS::Bedrock::Guardrail")
{
    public override string Title => "The guardrail has a published version";

    public override string Why =>
        "The draft changes under the applications that use it; a published version is the one that was tested.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gr-configured"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.RiskManagement,
            Hipaa.AccessControl,
            Soc2.CC6_8,
            Soc2.CC7_1,
            Nist80053.SI_10,
            Nist80053.SI_15,
            Iso27001.A_8_12,
            Iso27001.A_8_26,
            Sox.Change,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        resource.Estate.Referring(resource, "AWS::Bedrock::GuardrailVersion", "GuardrailIdentifier").Count > 0
        || resource["Version"].AtLeast(1).IsYes
            ? Verdict.Pass("A version of it is published.")
        : HasOtherVersions(resource.Estate)
            ? Verdict.Unknown(
                "A version is published of a guardrail that is known only when deployed; it must be this one."
            )
        : Verdict.Fail("No AWS::Bedrock::GuardrailVersion publishes it: applications can only use its draft.");

    public override Fix? FixFor(Resource resource) =>
        new Fix([
            new AddResource(
                "$SelfVersion",
                new JsonObject
                {
                    ["Type"] = "AWS::Bedrock::GuardrailVersion",
                    ["Properties"] = new JsonObject
                    {
                        ["GuardrailIdentifier"] = new JsonObject
                        {
                            ["Fn::GetAtt"] = new JsonArray("$Self", "GuardrailId"),
                        },
                        ["Description"] = "1",
                    },
                }
            ),
        ])
        {
            Mind =
                "A change of the guardrail publishes no version by itself: change the version's Description with it.",
            Cli = "aws bedrock create-guardrail-version --guardrail-identifier ID",
        };

    private static bool HasOtherVersions(Estate estate)
    {
        foreach (var version in estate.OfType("AWS::Bedrock::GuardrailVersion"))
        {
            if (version["GuardrailIdentifier"].IsUnresolved)
            {
                return true;
            }
        }

        return false;
    }
}
