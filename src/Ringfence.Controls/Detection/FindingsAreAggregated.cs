using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class FindingsAreAggregated()
    : EstateControl(
        "AWS::SecurityHub::Hub",
        "AWS::SecurityHub::HubV2",
        "AWS::SecurityHub::FindingAggregator",
        "AWS::SecurityHub::AggregatorV2"
    )
{
    public override string Title => "Security Hub gathers the findings of every region";

    public override string Why => "Findings in twelve consoles are findings in none.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["det-securityhub"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.AuditControls,
        Soc2.CC7_1,
        Soc2.CC7_2,
        Nist80053.CA_7,
        Nist80053.SI_4,
        Nist80053.AU_6,
        Iso27001.A_8_16,
        Iso27001.A_5_36,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var hub = estate.OfTypes("AWS::SecurityHub::Hub", "AWS::SecurityHub::HubV2").FirstOrDefault();
        var aggregators = estate
            .OfTypes("AWS::SecurityHub::FindingAggregator", "AWS::SecurityHub::AggregatorV2")
            .ToList();
        yield return hub is null ? Whole(estate.Absent("a Security Hub hub"))
        : aggregators.Count == 0 ? new Judgement(hub, estate.Absent("an aggregator of its findings over regions"))
        : new Judgement(hub, Verdict.Pass("Security Hub is on, and its findings are aggregated."));
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("securityhub.amazonaws.com", "EnableSecurityHub")],
            [new("securityhub.amazonaws.com", "DisableSecurityHub")]
        );

    public override Equivalents Equivalents =>
        new() { Config = ["securityhub-enabled"], Prowler = ["securityhub_enabled"] };
}
