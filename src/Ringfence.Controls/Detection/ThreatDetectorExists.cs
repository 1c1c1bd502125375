using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class ThreatDetectorExists() : EstateControl("AWS::GuardDuty::Detector")
{
    public override string Title => "A GuardDuty detector stands in the account";

    public override string Why => "Without one nothing looks at the logs that are kept.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["det-guardduty"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.MaliciousSoftware,
        Hipaa.IncidentResponse,
        Soc2.CC6_8,
        Soc2.CC7_2,
        Nist80053.SI_4,
        Nist80053.SI_3,
        Nist80053.RA_5,
        Iso27001.A_8_16,
        Iso27001.A_8_7,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var found = estate.OfTypes(ResourceTypes).FirstOrDefault();
        yield return Whole(
            found is null ? estate.Absent("a GuardDuty detector") : Verdict.Pass($"{found.LogicalId} is defined here.")
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("guardduty.amazonaws.com", "CreateDetector")], [new("guardduty.amazonaws.com", "DeleteDetector")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["guardduty-enabled-centralized"],
            Prowler = ["guardduty_is_enabled"],
            Checkov = ["CKV2_AWS_3"],
        };
}
