using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class SensitiveDataIsSought() : EstateControl("AWS::Macie::Session")
{
    public override string Title => "Macie looks for protected data in S3";

    public override string Why => "Protected data is found where it should not be by looking, or by somebody else.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["det-macie"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.RiskAnalysis,
        Hipaa.ActivityReview,
        Soc2.CC3_2,
        Soc2.CC6_1,
        Soc2.C1_1,
        Nist80053.RA_2,
        Nist80053.SI_4,
        Nist80053.PM_5_1,
        Iso27001.A_5_12,
        Iso27001.A_8_12,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var session = estate.FirstOf("AWS::Macie::Session");

        // Status is ENABLED when it is not said (AWS::Macie::Session).
        yield return session is null
            ? Whole(estate.Absent("a Macie session"))
            : new Judgement(
                session,
                Verdict.Property(
                    "Status",
                    session["Status"],
                    session["Status"].IsMissing ? Truth.Yes : session["Status"].Is("ENABLED"),
                    "ENABLED"
                )
            );
    }

    public override EvidenceQuery Evidence =>
        new([new("macie2.amazonaws.com", "EnableMacie")], [new("macie2.amazonaws.com", "DisableMacie")]);

    public override Equivalents Equivalents => new() { Prowler = ["macie_is_enabled"] };
}
