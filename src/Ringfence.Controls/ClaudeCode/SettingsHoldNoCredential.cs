using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class SettingsHoldNoCredential() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "The managed settings hold no credential";

    public override string Why => "The file is the same on every machine, and every user of each can read it.";

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
            Hipaa.PersonAuthentication,
            Nist80053.IA_5_7,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override Verdict Check(Resource resource)
    {
        foreach (var (name, value) in resource["env"].Entries)
        {
            if (
                Array.Exists(Names, known => name.Equals(known, StringComparison.OrdinalIgnoreCase))
                || AccessKeyText.IsKeyName(name)
                || AccessKeyText.Holds(value.Text)
            )
            {
                return Verdict.Fail($"env.{name} is a credential; let apiKeyHelper fetch one for each user.").At(value);
            }
        }

        return resource["env"].IsUnresolved
            ? Verdict.Unknown("env is not known.")
            : Verdict.Pass("No credential stands in it.");
    }

    private static readonly string[] Names = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"];
}
