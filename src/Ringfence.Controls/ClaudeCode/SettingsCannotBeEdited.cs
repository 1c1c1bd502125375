using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class SettingsCannotBeEdited() : EstateControl("Ringfence::ClaudeCode::Installation")
{
    public override string Title => "The settings lie where only an administrator can change them";

    public override string Why => "Settings that a user can edit are advice.";

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
            Sox.Access,
        ];

    public override string? Asks =>
        "Every machine with the assistant has the managed settings, delivered by device management and owned by root or SYSTEM: attach the export.";

    public override Construction Build => Construction.Practised("device management");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(
            estate,
            "Ringfence::ClaudeCode::Installation",
            "where the settings lie on developers' machines",
            Judge
        );

    private static readonly string[] Places =
    [
        "/etc/claude-code/",
        "/Library/Application Support/ClaudeCode/",
        @"C:\Program Files\ClaudeCode\",
        @"HKLM\SOFTWARE\Policies\ClaudeCode",
        "com.anthropic.claudecode",
    ];

    private static Verdict Judge(Resource installation) =>
        Verdict.Of(
            Truth.Any(Places, place => installation["Path"].StartsWith(place))
                & installation["Owner"].IsOneOf("root", "SYSTEM", "Administrators", "wheel")
                & installation["WritableByUser"].IsFalse,
            "The settings are managed.",
            "The settings must lie in the managed place of the machine, belong to root or SYSTEM, and not be writable by the user."
        );
}
