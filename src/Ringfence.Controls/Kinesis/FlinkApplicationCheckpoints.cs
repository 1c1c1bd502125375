using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kinesis;

internal sealed class FlinkApplicationCheckpoints() : ResourceControl("AWS::KinesisAnalyticsV2::Application")
{
    public override string Title => "A stream application resumes where it stopped";

    public override string Why => "Without checkpoints a failure loses or repeats what was in flight.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build =>
        Construction
            .Set("RuntimeEnvironment", "FLINK-1_20")
            .And(
                "ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration.ConfigurationType",
                "DEFAULT"
            );

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty(
                "ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration.ConfigurationType",
                "DEFAULT"
            ),
        ])
        {
            Cli =
                """aws kinesisanalyticsv2 update-application --application-name NAME --current-application-version-id VERSION --application-configuration-update '{"FlinkApplicationConfigurationUpdate":{"CheckpointConfigurationUpdate":{"ConfigurationTypeUpdate":"DEFAULT"}}}'""",
        };

    public override Verdict Check(Resource resource)
    {
        var runtime = resource["RuntimeEnvironment"];
        var flink = runtime.StartsWith("FLINK");
        if (flink.IsNo)
        {
            return Verdict.NotApplicable($"RuntimeEnvironment {runtime} is not Flink.");
        }

        const string path = "ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration";
        var checkpoints = resource[path];
        var custom = checkpoints["ConfigurationType"].IsLike("CUSTOM");
        var holds = checkpoints.IsPresent & (!custom | checkpoints["CheckpointingEnabled"].IsTrue);
        return Verdict.Of(
            holds | (flink.IsUnknown ? Truth.Unknown : Truth.No),
            $"{path} turns checkpoints on.",
            $"{path} must be DEFAULT, or CUSTOM with CheckpointingEnabled true."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["KinesisDataAnalyticsFlinkCheckpointing"] };
}
