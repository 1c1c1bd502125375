using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Config;

internal sealed class RecorderRecordsEverything() : ResourceControl("AWS::Config::ConfigurationRecorder")
{
    public override string Title => "AWS Config records every resource type, global ones too, and delivers it";

    public override string Why => "What was the bucket's policy on that day? Only a recorder that was on can answer.";

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

    public override Construction Build =>
        Construction.Set("RecordingGroup.AllSupported", true).And("RecordingGroup.IncludeGlobalResourceTypes", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                """aws configservice put-configuration-recorder --configuration-recorder '{"name":"NAME","roleARN":"ROLE_ARN","recordingGroup":{"allSupported":true,"includeGlobalResourceTypes":true}}'""",
        };

    public override Verdict Check(Resource resource)
    {
        var (all, global) = (
            resource["RecordingGroup.AllSupported"],
            resource["RecordingGroup.IncludeGlobalResourceTypes"]
        );
        if (resource["RecordingGroup"].IsMissing)
        {
            // Without a group everything but global types is recorded (PutConfigurationRecorder).
            return Verdict.Fail(
                "RecordingGroup is absent: global resource types (IAM) are not recorded; AllSupported and IncludeGlobalResourceTypes must be true."
            );
        }

        return Verdict
            .Of(
                all.IsTrue & global.IsTrue,
                "Every supported type is recorded, global ones too.",
                $"RecordingGroup.AllSupported is {all}, IncludeGlobalResourceTypes {global}; both must be true (in one region at least)."
            )
            .At(all);
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("config.amazonaws.com", "StartConfigurationRecorder")],
            [
                new("config.amazonaws.com", "StopConfigurationRecorder"),
                new("config.amazonaws.com", "DeleteConfigurationRecorder"),
            ]
        );

    public override Equivalents Equivalents => new() { Prowler = ["config_recorder_all_regions_enabled"] };
}
