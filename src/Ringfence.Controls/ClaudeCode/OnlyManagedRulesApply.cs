using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class OnlyManagedRulesApply() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "Only the managed rules decide what the assistant may do";

    public override string Why => "A developer's own file may allow what the managed one merely does not mention.";

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

    public override Construction Build =>
        Construction.Set("allowManagedPermissionRulesOnly", true).And("allowManagedHooksOnly", true);

    public override Verdict Check(Resource resource) =>
        Verdict.Of(
            resource["allowManagedPermissionRulesOnly"].IsTrue & resource["allowManagedHooksOnly"].IsTrue,
            "Only managed rules and hooks apply.",
            "allowManagedPermissionRulesOnly and allowManagedHooksOnly must both be true, at the top level."
        );
}
