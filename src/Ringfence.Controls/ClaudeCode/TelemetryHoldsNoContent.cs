using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class TelemetryHoldsNoContent() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "The assistant's telemetry holds no prompt, answer or file";

    public override string Why =>
        "A switch meant for debugging sends every prompt to a metrics server that nobody guards.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["client-settings-managed", "gw-no-content-log"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.RiskManagement,
            Hipaa.MinimumNecessary,
            Hipaa.MinimumNecessaryRules,
            Soc2.CC6_1,
            Soc2.CC8_1,
            Soc2.C1_1,
            Soc2.P4_2,
            Nist80053.CM_5,
            Nist80053.CM_6,
            Nist80053.SI_12_1,
            Nist80053.AU_3_3,
            Iso27001.A_8_9,
            Iso27001.A_8_11,
            Iso27001.A_8_12,
            Gdpr.DataMinimisation,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override Verdict Check(Resource resource)
    {
        foreach (var name in Switches)
        {
            var value = resource["env." + name];
            var off = !value.IsPresent | value.IsOneOf("0", "false");
            if (!off.IsYes)
            {
                return Verdict.Property("env." + name, value, off, "0, or left out");
            }
        }

        return Verdict.Pass("Its telemetry holds counts, not content.");
    }

    public override Fix? FixFor(Resource resource) =>
        new Fix([
            .. Switches
                .Where(name => !resource["env." + name].IsMissing)
                .Select(name => new SetProperty("env." + name, "0")),
        ]);

    private static readonly string[] Switches =
    [
        "OTEL_LOG_USER_PROMPTS",
        "OTEL_LOG_ASSISTANT_RESPONSES",
        "OTEL_LOG_TOOL_CONTENT",
        "OTEL_LOG_TOOL_DETAILS",
        "OTEL_LOG_RAW_API_BODIES",
    ];
}
