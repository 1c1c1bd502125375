using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class GatewayCredentialIsUsable() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "The way to sign in does not shut the gateway out";

    public override string Why =>
        "forceLoginMethod blocks tokens and key helpers: the assistant then signs in elsewhere, past the gateway.";

    public override Severity Severity => Severity.Low;

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
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override Verdict Check(Resource resource) =>
        Verdict.Of(
            (!resource["forceLoginMethod"].IsPresent | resource["forceLoginMethod"].Is("gateway"))
                & !resource["forceLoginOrgUUID"].IsPresent,
            "No forced sign-in shuts the gateway's credential out.",
            "forceLoginMethod (but gateway) and forceLoginOrgUUID block the gateway's credential; leave them out."
        );

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        string[] blocking = ["forceLoginMethod", "forceLoginOrgUUID"];
        return new Fix([.. blocking.Where(name => !resource[name].IsMissing).Select(name => new RemoveProperty(name))]);
    }
}
