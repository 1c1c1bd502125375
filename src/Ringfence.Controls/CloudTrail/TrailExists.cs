using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailExists() : EstateControl("AWS::CloudTrail::Trail")
{
    public override string Title => "A trail records what is done in the account";

    public override string Why =>
        "Without a trail there is no answer to who did what after the ninety days of the event history.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.ActivityReview,
        Soc2.CC7_2,
        Nist80053.AU_2,
        Nist80053.AU_12,
        Iso27001.A_8_15,
        Iso42001.A_6_2_8,
    ];

    public override Construction Build => Construction.By("AuditTrail");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var trails = estate.OfType("AWS::CloudTrail::Trail");
        yield return Whole(
            trails.Count > 0
                ? Verdict.Pass($"{trails.Count} trail(s) defined here.")
                : estate.Absent("a CloudTrail trail")
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("cloudtrail.amazonaws.com", "CreateTrail")], [new("cloudtrail.amazonaws.com", "DeleteTrail")]);

    public override Equivalents Equivalents =>
        new() { Config = ["cloudtrail-enabled"], Guard = ["CLOUD_TRAIL_ENABLED"] };
}
