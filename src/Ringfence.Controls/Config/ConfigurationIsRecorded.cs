using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Config;

internal sealed class ConfigurationIsRecorded()
    : EstateControl("AWS::Config::ConfigurationRecorder", "AWS::Config::DeliveryChannel")
{
    public override string Title => "AWS Config has a recorder and a channel that delivers what it records";

    public override string Why => "A recorder without a channel records nothing that is kept.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["cfg-recorder-all-regions"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.AuditControls,
        Hipaa.Evaluation,
        Soc2.CC7_1,
        Soc2.CC8_1,
        Nist80053.CM_3,
        Nist80053.CM_6,
        Nist80053.CM_8,
        Iso27001.A_8_9,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var (recorder, channel) = (
            estate.FirstOf("AWS::Config::ConfigurationRecorder"),
            estate.FirstOf("AWS::Config::DeliveryChannel")
        );
        yield return Whole(
            recorder is null ? estate.Absent("a Config recorder")
            : channel is null ? estate.Absent("a Config delivery channel for its recorder")
            : Verdict.Pass($"{recorder.LogicalId} records, {channel.LogicalId} delivers.")
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("config.amazonaws.com", "PutDeliveryChannel")],
            [new("config.amazonaws.com", "DeleteDeliveryChannel")]
        );
}
