using Ringfence.Controls.CloudWatch;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class ThreatsReachPeople() : EstateControl("AWS::Events::Rule", "AWS::SecurityHub::Hub")
{
    public override string Title => "GuardDuty's findings reach people";

    public override string Why => "A finding that waits in a console is read after the incident.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["det-guardduty-routing"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.IncidentResponse,
        Hipaa.ActivityReview,
        Soc2.CC7_3,
        Soc2.CC7_4,
        Nist80053.IR_4,
        Nist80053.IR_6,
        Nist80053.SI_4_5,
        Iso27001.A_5_24,
        Iso27001.A_8_16,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        yield return Whole(
            Watch.For(
                estate,
                "a rule that sends GuardDuty findings, or Security Hub's imports of them, to people",
                metric: null,
                text: static text =>
                    text.Contains("aws.guardduty", StringComparison.Ordinal)
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
