using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Incident;

internal sealed class BreakGlassIsApproved : AttestedControl
{
    public override string Title => "Emergency access is approved by a second person";

    public override string Why => "What one person can open alone at night is not guarded.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-breakglass-approval"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.EmergencyAccess,
            Hipaa.AccessAuthorization,
            Soc2.CC6_1,
            Soc2.CC6_2,
            Nist80053.AC_2_2,
            Nist80053.AC_3_10,
            Nist80053.AC_6_9,
            Iso27001.A_5_15,
            Iso27001.A_8_2,
            Sox.Segregation,
        ];

    public override string Asks =>
        "Each use of the break-glass role is approved by a second person before it begins: name the workflow and where its records are kept (the foundation's: executions of the document NAME-break-glass in the management account, and their events in the trail).";

    public override Construction Build => Construction.Practised("security officer");
}
