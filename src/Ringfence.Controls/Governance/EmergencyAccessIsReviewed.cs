using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class EmergencyAccessIsReviewed : AttestedControl
{
    public override string Title => "Each use of emergency access is reviewed afterwards";

    public override string Why => "An emergency that nobody looks back at becomes a habit.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["iam-breakglass-review"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AccessEstablishment,
            Soc2.CC4_1,
            Soc2.CC6_2,
            Nist80053.AC_2_3,
            Nist80053.AU_6,
            Nist80053.AC_6_7,
            Iso27001.A_5_18,
            Sox.Access,
        ];

    public override string Asks =>
        "For each AssumeRole of the break-glass role in the period: who, why, who approved, and the review afterwards. Attach the register, matched to CloudTrail.";

    public override Construction Build => Construction.Practised("security team");
}
