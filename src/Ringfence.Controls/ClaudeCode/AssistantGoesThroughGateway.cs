using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class AssistantGoesThroughGateway() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "The assistant asks models through the gateway";

    public override string Why =>
        "Beside the gateway nobody knows who asked, and nothing is taken out of what they asked.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["client-settings-managed"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.RiskManagement,
            Soc2.CC6_1,
            Soc2.CC8_1,
            Nist80053.CM_5,
            Nist80053.CM_6,
            Iso27001.A_8_9,
            Hipaa.AuditControls,
            Iso42001.A_6_2_8,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override Verdict Check(Resource resource)
    {
        var messages = resource["env.ANTHROPIC_BASE_URL"];
        var bedrock = resource["env.ANTHROPIC_BEDROCK_BASE_URL"];
        var useBedrock = resource["env.CLAUDE_CODE_USE_BEDROCK"].IsOneOf("1", "true");
        var bedrockDoor = bedrock.StartsWith("https://") & useBedrock;
        var messagesDoor = messages.StartsWith("https://") & !useBedrock;
        return Verdict
            .Of(
                bedrockDoor | messagesDoor,
                "Its calls go to the gateway.",
                useBedrock.IsYes
                    ? "env.ANTHROPIC_BEDROCK_BASE_URL must be the gateway's https address."
                    : "env must set ANTHROPIC_BEDROCK_BASE_URL to the gateway's https address with CLAUDE_CODE_USE_BEDROCK 1, or ANTHROPIC_BASE_URL."
            )
            .At(resource["env"]);
    }
}
