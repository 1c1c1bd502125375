using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class ProtectedPathsAreDenied() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "The assistant may not read files under the paths that hold protected data";

    public override string Why => "A coding assistant reads whatever helps; what it reads goes to a model.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["client-deny-phi-paths"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.MinimumNecessary,
            Soc2.CC6_1,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Nist80053.CM_6,
            Iso27001.A_8_3,
            Iso27001.A_8_12,
            Gdpr.ByDesign,
            Iso42001.A_9_4,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override Verdict Check(Resource resource)
    {
        var deny = resource["permissions.deny"];
        var reads = Truth.Any(deny.Items, rule => rule.StartsWith("Read("));
        var edits = Truth.Any(deny.Items, rule => rule.StartsWith("Edit("));

        // Write(…) takes no path: a rule that names one protects nothing.
        return Verdict
            .Of(
                reads & edits,
                "permissions.deny keeps paths from reading and editing.",
                deny.HasItems.IsNo
                    ? "permissions.deny is empty; name the paths that hold protected data: Read(//mnt/phi/**), Edit(//mnt/phi/**)."
                    : "permissions.deny names no path for Read(…), or none for Edit(…): both are needed, and Write(…) takes no path."
            )
            .At(deny);
    }
}
