using Constructs;

namespace Ringfence.Cdk.Detection;

/// <summary>
/// What looks at a region of an account that may be used and is not its home: GuardDuty, Security Hub's standards, AWS
/// Config's record, Macie and an access analyzer. What they find, <see cref="Detection"/> gathers and tells people.
/// </summary>
public sealed class RegionDetection : Construct
{
    /// <summary>Detection in a region.</summary>
    /// <param name="scope">A stack of the region.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public RegionDetection(Construct scope, string id, RegionDetectionProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refusal.Unless(
            props.ConfigurationBucket.Length > 0,
            nameof(props.ConfigurationBucket),
            props.ConfigurationBucket,
            "the name of the archive's bucket",
            "configurations that are recorded nowhere prove nothing"
        );
        this.Threats();
        this.Standards();
        this.DataSession();
        _ = new ConfigurationRecord(this, "Configurations", props.Name, props.ConfigurationBucket, home: false);
        this.Declare(
            "External",
            "AWS::AccessAnalyzer::Analyzer",
            new Map { ["AnalyzerName"] = $"{props.Name}-external", ["Type"] = "ACCOUNT" }
        );
    }
}
