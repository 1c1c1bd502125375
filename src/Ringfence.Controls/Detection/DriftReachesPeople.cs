using Ringfence.Controls.CloudWatch;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class DriftReachesPeople() : EstateControl("AWS::Events::Rule", "AWS::SecurityHub::Hub")
{
    public override string Title => "Drift from the configuration reaches people";

    public override string Why => "A bucket made public at noon is noticed at noon, or by somebody else.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["cfg-drift-to-securityhub"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.IncidentResponse,
        Soc2.CC7_2,
        Soc2.CC7_3,
        Nist80053.SI_4,
        Nist80053.IR_4,
        Nist80053.CM_3,
        Iso27001.A_8_16,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        yield return Whole(
            Watch.For(
                estate,
                "a rule that sends Config's compliance changes, or Security Hub's findings, to people",
                metric: null,
                text: static text =>
                    text.Contains("Config Rules Compliance Change", StringComparison.Ordinal)
                    || text.Contains("Security Hub Findings - Imported", StringComparison.Ordinal)
            )
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("events.amazonaws.com", "PutRule")],
            [new("events.amazonaws.com", "DeleteRule"), new("events.amazonaws.com", "DisableRule")]
        );
}
