using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Incident;

internal sealed class BreachIsNotifiedInTime : AttestedControl
{
    public override string Title => "A breach is notified within sixty days of its discovery";

    public override string Why =>
        "The clock runs from when it should have been known, for each person, for HHS and, above 500, for the media.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ir-breach-60d"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.NoticeToIndividuals,
            Hipaa.NoticeToMedia,
            Hipaa.NoticeToSecretary,
            Hipaa.NoticeByAssociate,
            Soc2.CC7_4,
            Soc2.P6_3,
            Nist80053.IR_6,
            Nist80053.IR_8_1,
            Iso27001.A_5_26,
            Iso27001.A_5_31,
            Gdpr.NoticeToAuthority,
            Gdpr.NoticeToSubjects,
            Iso42001.A_8_4,
        ];

    public override string Asks =>
        "The procedure tracks sixty days from discovery for individuals (164.404), media (164.406) and HHS (164.408), and 72 hours where GDPR applies, with templates: attach it (ringfence incident keeps the clock).";

    public override Construction Build => Construction.Practised("privacy officer");
}
