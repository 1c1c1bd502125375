using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class AssistantCallsNobodyElse() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "The assistant calls no one but the gateway";

    public override string Why =>
        "Update checks, error reports and safety checks of web pages leave the network beside the gateway.";

    public override Severity Severity => Severity.Medium;

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
            Hipaa.TransmissionSecurity,
        ];

    public override Construction Build => Construction.Set("env.CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");

    public override Verdict Check(Resource resource) =>
        Verdict.Of(
            resource["env.CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"].IsPresent
                | (resource["env.DISABLE_TELEMETRY"].IsPresent & resource["env.DISABLE_ERROR_REPORTING"].IsPresent),
            "Traffic that is not needed is off.",
            "env.CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC must be set to 1."
        );
}
