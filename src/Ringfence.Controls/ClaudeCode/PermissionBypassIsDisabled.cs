using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class PermissionBypassIsDisabled() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "Nobody can switch the permission prompts off";

    public override string Why => "In bypass mode the assistant asks nobody before it runs anything.";

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
            Sox.Access,
        ];

    public override Construction Build => Construction.Set("permissions.disableBypassPermissionsMode", "disable");

    public override Verdict Check(Resource resource) =>
        Verdict.Property(
            "permissions.disableBypassPermissionsMode",
            resource["permissions.disableBypassPermissionsMode"],
            resource["permissions.disableBypassPermissionsMode"].Is("disable")
                & !resource["permissions.defaultMode"].Is("bypassPermissions"),
            "disable (and permissions.defaultMode not bypassPermissions)"
        );

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource["permissions.defaultMode"].IsMissing
            ? new Fix([.. Build.Sets])
            : new Fix([.. Build.Sets, new SetProperty("permissions.defaultMode", "default")]);
    }
}
